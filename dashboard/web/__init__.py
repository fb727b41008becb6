"""The app: pages, their parts, addresses and callbacks."""
