"""The front matter keys of several tools that mean the same (data)."""

ALIASES = ("aliases", "alias", "synonym", "synonyms")
OTHER_TITLES = (
    *("title_en", "title_zh", "term", "full_name", "fullname", "english_name", "chinese_name"),
    *("abbr", "abbreviation", "acronym"),
)
TAGS = ("tags", "tag", "keywords")
CATEGORIES = ("categories",)  # of blogs: read as tags, and not judged as such
CREATED = ("created", "date")
# What a note is about, the fullest first.
SUMMARY = ("definition", "description", "desc", "summary", "brief", "abstract", "excerpt", "subtitle")
UPDATED = ("updated", "update", "lastmod", "modified")
