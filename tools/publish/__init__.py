"""Steps on the finished site that the site generator need not know: one module a step, called by tools.site."""
