"""The Dash app: pages, components, callbacks and the Flask server around it."""
