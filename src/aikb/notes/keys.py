"""The keys of front matter that say one thing under several names, as the tools have them that write notes. Data."""

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
