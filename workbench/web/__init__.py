"""The web application: a sub-package for each concept; every route declares its permission."""
