extension PhraseTable {
    /// Heads of lists of other pages.
    static let related: [Entry] = [
        Entry(
            .related, .line, "en",
            [
                "related", "related articles", "related posts", "related stories", "related news",
                "related content", "related links", "related topics", "related reading",
                "related coverage", "related items", "related videos", "related products",
                "related pages", "more news", "more stories", "more articles",
                "more from this author", "more from author", "more from", "more like this",
                "read more", "read next", "up next", "next article", "previous article",
                "next post", "previous post", "you may also like", "you might also like",
                "you may like", "you might like", "you may also enjoy",
                "you may also be interested",
                "you might also be interested in", "also on", "also read", "see also",
                "further reading", "recommended", "recommended for you", "recommended stories",
                "recommended reading", "recommended articles", "popular posts", "popular articles",
                "popular stories", "popular now", "most popular", "most read", "most viewed",
                "most commented", "most recent", "trending", "trending now", "trending stories",
                "latest news", "latest articles", "latest posts", "latest stories", "recent posts",
                "recent articles", "recent stories", "recent news", "top stories", "top news",
                "other news", "other stories", "other articles", "similar articles",
                "similar posts", "similar stories", "editors picks", "editor s picks",
                "dont miss", "don t miss", "in case you missed it", "what to read next",
                "around the web", "from around the web", "from the web", "more on this story",
                "more on this topic", "on this story", "more in", "share this article",
                "about the author", "keep reading", "continue reading", "more to explore",
                "featured stories", "featured articles", "latest from", "today s top stories",
                "people also read", "readers also liked", "explore more", "also in the news",
                "more from the web", "sponsored links", "promoted stories", "archives",
                "customers also bought", "you may have missed", "must read", "blogroll",
            ]),
        Entry(
            .related, .line, "de",
            [
                "ähnliche artikel", "ähnliche beiträge", "verwandte artikel", "verwandte themen",
                "mehr zum thema", "das könnte sie auch interessieren",
                "das könnte dich auch interessieren", "meistgelesen", "weitere artikel",
                "weitere meldungen", "auch interessant", "lesen sie auch", "zum thema",
                "weitere nachrichten", "mehr artikel", "neueste artikel", "neueste beiträge",
            ]),
        Entry(
            .related, .line, "fr",
            [
                "articles similaires", "articles liés", "sur le même sujet", "à lire aussi",
                "à lire également", "lire aussi", "les plus lus", "articles récents",
                "articles recommandés", "vous aimerez aussi", "dans la même rubrique",
                "voir aussi", "les plus populaires", "à découvrir", "plus d articles",
            ]),
        Entry(
            .related, .line, "es",
            [
                "artículos relacionados", "noticias relacionadas", "entradas relacionadas",
                "te puede interesar", "también te puede interesar", "lo más leído",
                "más noticias", "últimas noticias", "lee también", "ver también", "más leídas",
                "te recomendamos", "relacionados", "más información", "temas relacionados",
            ]),
        Entry(
            .related, .line, "pt",
            [
                "artigos relacionados", "notícias relacionadas", "leia também", "veja também",
                "mais lidas", "últimas notícias", "posts relacionados", "relacionados",
            ]),
        Entry(
            .related, .line, "it",
            [
                "articoli correlati", "leggi anche", "potrebbe interessarti", "i più letti",
                "ultime notizie", "notizie correlate", "articoli recenti",
                "ti potrebbe interessare",
            ]),
        Entry(
            .related, .line, "nl",
            ["gerelateerde artikelen", "lees ook", "meer nieuws", "meest gelezen", "lees meer"]),
        Entry(
            .related, .line, "pl",
            [
                "zobacz także", "zobacz też", "czytaj także", "czytaj też", "czytaj również",
                "zobacz również", "podobne artykuły", "powiązane artykuły", "najczęściej czytane",
                "polecamy", "polecane", "najnowsze", "przeczytaj także", "przeczytaj też",
                "więcej na ten temat", "inne artykuły", "warto przeczytać", "popularne",
            ]),
        Entry(
            .related, .line, "ru",
            [
                "читайте также", "читать также", "по теме", "материалы по теме", "похожие новости",
                "похожие статьи", "похожие записи", "другие новости", "другие статьи",
                "смотрите также", "новости по теме", "последние новости", "популярное",
                "самое читаемое", "самое популярное", "еще по теме", "ещё по теме", "читать далее",
                "рекомендуем", "вам может быть интересно", "новости партнеров",
                "новости партнёров", "лента новостей", "главное", "вам также может понравиться",
                "связанные материалы", "ссылки по теме", "другие материалы", "сми2",
                "свежие новости", "главные новости", "все новости", "новости", "еще новости",
                "другие материалы рубрики", "также по теме", "в тему",
            ]),
        Entry(
            .related, .line, "uk",
            ["читайте також", "схожі новини", "останні новини", "інші новини", "за темою"]),
        Entry(
            .related, .line, "el",
            [
                "διαβάστε επίσης", "σχετικά άρθρα", "δείτε επίσης", "διαβάστε ακόμη",
                "τελευταία νέα", "δημοφιλή", "περισσότερα", "δείτε ακόμα", "σχετικά",
                "σχετικές ειδήσεις", "τα πιο δημοφιλή", "διαβάστε ακόμα", "τελευταίες ειδήσεις",
            ]),
        Entry(
            .related, .line, "ar",
            [
                "مقالات ذات صلة", "مواضيع ذات صلة", "أخبار ذات صلة", "اقرأ أيضا", "اقرأ أيضاً",
                "إقرأ أيضاً", "قد يعجبك أيضا", "قد يهمك أيضا", "الأكثر قراءة", "آخر الأخبار",
                "المزيد", "اقرأ المزيد", "شاهد أيضا", "شاهد أيضاً", "مقالات مشابهة", "الأكثر مشاهدة",
            ]),
        Entry(
            .related, .line, "fa",
            [
                "مطالب مرتبط", "اخبار مرتبط", "مطالب مشابه", "بیشتر بخوانید", "همچنین بخوانید",
                "پربازدیدترین", "آخرین اخبار", "مطالب پیشنهادی", "نوشته‌های مشابه", "پربیننده ترین",
            ]),
        Entry(.related, .line, "ur", ["مزید پڑھیں", "متعلقہ خبریں", "یہ بھی پڑھیں"]),
        Entry(.related, .line, "tr", ["ilgili haberler", "benzer haberler", "son haberler"]),
        Entry(
            .related, .line, "zh",
            [
                "相关新闻", "相关阅读", "相关文章", "相关链接", "推荐阅读", "热门文章", "热点新闻", "更多新闻", "延伸阅读",
                "相关报道", "最新文章", "猜你喜欢", "热门推荐", "相关推荐", "精彩推荐", "相關文章", "相關新聞", "延伸閱讀",
                "编辑推荐", "图片新闻", "热点推荐", "今日热点", "精彩图片", "上一篇", "下一篇", "相关专题", "48小时新闻排行榜",
                "新闻排行", "点击排行", "更多阅读", "今日推荐", "热门新闻", "相关内容",
            ]),
        Entry(.related, .line, "ja", ["関連記事", "関連ニュース", "おすすめ記事", "最新記事", "人気記事", "あわせて読みたい"]),
    ]

    /// Pointers to another page amid the text.
    static let readAlso: [Entry] = [
        Entry(
            .readAlso, .label, "en",
            [
                "read", "read also", "also read", "read more", "learn more", "see also", "related",
                "related article", "related story", "related articles", "related stories",
                "related news", "more", "watch", "read next", "must read", "dont miss",
                "don t miss", "recommended", "see more", "listen", "in pictures", "photos",
                "explore", "further reading", "find out more", "check out", "also see",
                "more on this", "click here", "view more", "video",
            ]),
        Entry(
            .readAlso, .opening, "en",
            ["read the full story", "click here to", "click here for", "read also", "also read"]),
        Entry(
            .readAlso, .label, "de",
            ["lesen sie auch", "mehr dazu", "lesen sie mehr", "siehe auch"]),
        Entry(
            .readAlso, .label, "fr",
            ["lire aussi", "à lire aussi", "lire également", "voir aussi", "à lire"]),
        Entry(
            .readAlso, .label, "es",
            ["lea también", "lee también", "leer más", "ver también", "te puede interesar"]),
        Entry(.readAlso, .label, "pt", ["leia também", "leia mais", "veja também", "saiba mais"]),
        Entry(.readAlso, .label, "it", ["leggi anche", "leggi tutto", "vedi anche"]),
        Entry(.readAlso, .label, "nl", ["lees ook", "lees meer"]),
        Entry(
            .readAlso, .label, "pl",
            [
                "czytaj też", "czytaj także", "zobacz też", "zobacz także", "czytaj również",
                "czytaj",
            ]),
        Entry(
            .readAlso, .label, "ru",
            ["читайте также", "читать также", "смотрите также", "по теме", "подробнее", "см также"]),
        Entry(.readAlso, .label, "uk", ["читайте також", "дивіться також"]),
        Entry(.readAlso, .label, "el", ["διαβάστε επίσης", "δείτε επίσης", "διαβάστε ακόμη"]),
        Entry(
            .readAlso, .label, "ar",
            ["اقرأ أيضا", "اقرأ أيضاً", "إقرأ أيضا", "شاهد أيضا", "اقرأ المزيد"]),
        Entry(.readAlso, .label, "fa", ["بیشتر بخوانید", "همچنین بخوانید", "بخوانید"]),
        Entry(.readAlso, .label, "ur", ["یہ بھی پڑھیں", "مزید پڑھیں"]),
        Entry(.readAlso, .label, "tr", ["ayrıca okuyun", "ilgili haber"]),
        Entry(.readAlso, .label, "zh", ["相关阅读", "延伸阅读", "更多"]),
        Entry(
            .related, .opening, "en",
            ["more from", "other stories", "latest from", "also from", "also in this issue"]),
        Entry(
            .readAlso, .opening, "en",
            ["also in this issue", "see also", "other stories this week"]),
        Entry(.readAlso, .opening, "de", ["lesen sie auch"]),
    ]
}
