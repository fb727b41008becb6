"""What readers will see differently after a build: two sets of tables compared, and put in words."""
