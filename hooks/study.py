"""The MkDocs hook: binds the events of one Studyfold plugin.

mkdocs.yml names this file under `hooks`, so that `mkdocs build` and `mkdocs serve` do the whole
job from a fresh clone without installing a package. MkDocs takes every `on_…` name in this module
for an event, and it has this folder on `sys.path` only while it loads the module.
"""

from studyfold.plugin import StudyfoldPlugin

plugin = StudyfoldPlugin()

on_startup = plugin.on_startup
on_config = plugin.on_config
on_files = plugin.on_files
on_page_markdown = plugin.on_page_markdown
on_post_page = plugin.on_post_page
on_post_template = plugin.on_post_template
on_post_build = plugin.on_post_build
on_serve = plugin.on_serve
