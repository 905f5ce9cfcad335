"""The keys of front matter that other tools read: nobody misspelled them. From the documentation of each tool."""

FOREIGN = frozenset(
    """
    author authors bibliography categories category cite-as comments copyright cover csl css date-modified date-time
    excerpt image images keyword lang language license name note status subtitle summary taxonomies topic topics version

    cssclass cssclasses permalink publish description banner banner_icon obsidianuimode up related parent children

    layout published redirect_from redirect_to toc math mathjax mermaid pin media_subpath render_with_liquid
    header-img header-style header-mask catalog hidden header teaser author_profile read_time share sidebar

    abbrlink archive cascade disablenunjucks draft expirydate featured headless iscjklanguage katex linktitle markup
    menu menus outputs params photos publishdate resources series showtoc sitemap slug sticky thumbnail top top_img
    translationkey url videos weight template extra in_search_index sort_by paginate_by aside

    config desc id nav_exclude nav_order stub traitids children_nav
    public icon filters collapsed exclude-from-graph-view

    custom_edit_url displayed_sidebar hide_table_of_contents hide_title last_update pagination_label pagination_next
    pagination_prev sidebar_class_name sidebar_custom_props sidebar_label sidebar_position head
    abstract crossref doi editor execute format jupyter output params project theme

    cards-deck deck kanban-plugin excalidraw-plugin dg-publish dg-home sr-due sr-ease sr-interval uuid uid ulid
    globs alwaysapply applyto mode tools labels assignees about model hide search git_revision
    """.split()
)
