"""What keeps our templates in step with the theme that they are laid over."""
