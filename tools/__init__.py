"""What make runs besides the build itself."""
