"""Steps on the finished site that the site generator need not know; tools.site calls them, one module each."""
