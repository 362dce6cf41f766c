"""Steps on the finished site that the site generator need not know, one module each; see tools.site."""
