"""From the data to the site and the documents, in one direction.

| floor | what it does |
| --- | --- |
| ``generator`` | the only module that knows MkDocs and its plugin for macros |
| ``site``, ``search``, ``open_data``, ``sharing``, ``documents`` | the views: what readers get |
| ``loading`` | YAML to a checked library, or every problem at once |
| ``addresses`` | where each record stands on the site |
| ``model`` | the records, what each kind says of itself, and the library |
| ``dutch``, ``problems`` | how things are said |

Each imports from those below it, and from a folder only what stands in its ``__init__``.
"""
