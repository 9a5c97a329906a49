/// The phrases that give boilerplate away, by family and language.
///
/// To extend it, add a line with the language's ISO 639-1 code. Case and punctuation do not matter;
/// a number stands for itself. How a phrase must stand in a block:
///
/// - `.line`: the block is the phrase, but for two words more;
/// - `.opening`: the block begins with the phrase;
/// - `.label`: the block begins with the phrase and a colon or other mark follows it;
/// - `.anywhere`: the phrase occurs in a block of up to forty words.
enum PhraseTable {
    enum Place {
        case line, opening, label, anywhere
    }

    struct Entry {
        let family: PhraseFamilies
        let place: Place
        let language: String
        let phrases: [String]

        init(
            _ family: PhraseFamilies, _ place: Place, _ language: String, _ phrases: [String]
        ) {
            self.family = family
            self.place = place
            self.language = language
            self.phrases = phrases
        }
    }

    static let entries: [Entry] = comments + related + readAlso + page + service

    private static let comments: [Entry] = [
        Entry(
            .comments, .line, "en",
            [
                "comments", "comment", "leave a comment", "leave a reply", "post a comment",
                "add a comment", "add comment", "write a comment", "post comment",
                "submit a comment", "leave comment", "join the discussion",
                "join the conversation", "join the conversation about this story",
                "view comments", "show comments", "load comments", "see comments",
                "no comments yet", "no comments", "be the first to comment", "have your say",
                "leave your comment", "leave your reply", "leave a response", "reader comments",
                "user comments", "facebook comments", "discussion", "discuss this article",
                "cancel reply", "what do you think", "your comment", "comments are closed",
                "comments closed", "responses", "trackbacks", "1 comment", "2 comments",
                "3 comments", "4 comments", "5 comments", "0 comments", "comments 0",
                "comments 1", "most voted", "newest most voted", "recent comments",
            ]),
        Entry(
            .comments, .anywhere, "en",
            [
                "your email address will not be published", "required fields are marked",
                "comments are closed", "trackbacks and pingbacks", "you must be logged in to post",
                "logged in to post a comment", "notify me of follow up comments",
                "notify me of new posts", "to reduce spam", "comment data is processed",
                "save my name email", "comments powered by", "logged in to reply",
                "log in to leave a comment", "please enter your comment", "comments are moderated",
                "responses are currently closed", "you can leave a response",
                "you can skip to the end and leave", "comment is awaiting moderation",
                "enable javascript to view the comments", "type your comment",
            ]),
        Entry(
            .comments, .line, "de",
            [
                "kommentare", "kommentar schreiben", "kommentar verfassen", "kommentar hinterlassen",
                "schreibe einen kommentar", "diskutieren sie mit", "antwort abbrechen",
                "keine kommentare", "leserkommentare", "hinterlasse einen kommentar",
            ]),
        Entry(
            .comments, .anywhere, "de",
            [
                "deine e mail adresse wird nicht veröffentlicht",
                "ihre e mail adresse wird nicht veröffentlicht", "erforderliche felder sind",
            ]),
        Entry(
            .comments, .line, "fr",
            [
                "commentaires", "laisser un commentaire", "ajouter un commentaire",
                "laissez un commentaire", "poster un commentaire", "vos commentaires",
                "réagir", "réagissez", "annuler la réponse", "aucun commentaire",
            ]),
        Entry(
            .comments, .anywhere, "fr",
            [
                "votre adresse e mail ne sera pas publiée",
                "votre adresse de messagerie ne sera pas publiée",
                "les champs obligatoires sont indiqués", "les commentaires sont fermés",
            ]),
        Entry(
            .comments, .line, "es",
            [
                "comentarios", "deja un comentario", "deja una respuesta", "dejar un comentario",
                "añadir comentario", "cancelar respuesta", "escribe un comentario",
                "sin comentarios",
            ]),
        Entry(
            .comments, .anywhere, "es",
            [
                "tu dirección de correo electrónico no será publicada",
                "los campos obligatorios están marcados", "los comentarios están cerrados",
            ]),
        Entry(
            .comments, .line, "pt",
            ["comentários", "deixe um comentário", "deixe uma resposta", "cancelar resposta"]),
        Entry(
            .comments, .anywhere, "pt",
            ["o seu endereço de e mail não será publicado", "campos obrigatórios são marcados"]),
        Entry(
            .comments, .line, "it",
            ["commenti", "lascia un commento", "lascia una risposta", "annulla risposta"]),
        Entry(
            .comments, .anywhere, "it",
            ["il tuo indirizzo email non sarà pubblicato", "i campi obbligatori sono"]),
        Entry(.comments, .line, "nl", ["reacties", "geef een reactie", "plaats een reactie"]),
        Entry(
            .comments, .anywhere, "nl",
            ["je e mailadres zal niet worden gepubliceerd", "het e mailadres wordt niet"]),
        Entry(
            .comments, .line, "pl",
            [
                "komentarze", "dodaj komentarz", "komentarz", "skomentuj", "napisz komentarz",
                "zostaw komentarz", "opinie", "wasze komentarze", "dodaj swój komentarz",
            ]),
        Entry(
            .comments, .line, "ru",
            [
                "комментарии", "комментировать", "добавить комментарий", "оставить комментарий",
                "написать комментарий", "оставьте комментарий", "ваш комментарий",
                "комментариев нет", "комментарии закрыты", "обсудить", "обсуждение", "отзывы",
                "ваш отзыв", "добавить отзыв", "форум",
            ]),
        Entry(
            .comments, .anywhere, "ru",
            [
                "ваш адрес email не будет опубликован", "ваш e mail не будет опубликован",
                "обязательные поля помечены", "чтобы оставить комментарий",
                "комментарии могут оставлять только",
            ]),
        Entry(.comments, .line, "uk", ["коментарі", "залишити коментар", "додати коментар"]),
        Entry(
            .comments, .line, "el",
            ["σχόλια", "αφήστε ένα σχόλιο", "προσθήκη σχολίου", "σχολιάστε", "γράψτε το σχόλιό σας"]),
        Entry(
            .comments, .line, "ar",
            [
                "التعليقات", "تعليقات", "اترك تعليقا", "اترك تعليقاً", "أضف تعليق", "أضف تعليقا",
                "اترك رد", "اترك ردا", "إلغاء الرد", "تعليقات القراء",
            ]),
        Entry(
            .comments, .anywhere, "ar",
            ["لن يتم نشر عنوان بريدك الإلكتروني", "الحقول الإلزامية مشار إليها"]),
        Entry(
            .comments, .line, "fa",
            [
                "نظرات", "دیدگاه ها", "دیدگاه‌ها", "ارسال نظر", "نظر شما", "ارسال دیدگاه",
                "دیدگاهتان را بنویسید", "لغو پاسخ", "نظرات کاربران",
            ]),
        Entry(
            .comments, .anywhere, "fa",
            ["نشانی ایمیل شما منتشر نخواهد شد", "بخش‌های موردنیاز علامت‌گذاری شده‌اند"]),
        Entry(.comments, .line, "ur", ["تبصرے", "تبصرہ کریں", "جواب دیں"]),
        Entry(.comments, .line, "tr", ["yorumlar", "yorum yap", "yorum yaz", "bir yanıt yazın"]),
        Entry(.comments, .anywhere, "tr", ["e posta adresiniz yayınlanmayacak"]),
        Entry(
            .comments, .line, "zh",
            ["评论", "发表评论", "网友评论", "我要评论", "相关评论", "最新评论", "發表評論", "留言", "文章评论", "我来说两句"]),
        Entry(.comments, .line, "ja", ["コメント", "コメントを残す", "コメントする"]),
        Entry(.comments, .anywhere, "ja", ["メールアドレスが公開されることはありません"]),
    ]

    private static let related: [Entry] = [
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
                "you may like", "you might like", "you may also enjoy", "you may also be interested",
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
                "ultime notizie", "notizie correlate", "articoli recenti", "ti potrebbe interessare",
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

    private static let readAlso: [Entry] = [
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
        Entry(.readAlso, .label, "de", ["lesen sie auch", "mehr dazu", "lesen sie mehr", "siehe auch"]),
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
            ["czytaj też", "czytaj także", "zobacz też", "zobacz także", "czytaj również", "czytaj"]),
        Entry(
            .readAlso, .label, "ru",
            ["читайте также", "читать также", "смотрите также", "по теме", "подробнее", "см также"]),
        Entry(.readAlso, .label, "uk", ["читайте також", "дивіться також"]),
        Entry(.readAlso, .label, "el", ["διαβάστε επίσης", "δείτε επίσης", "διαβάστε ακόμη"]),
        Entry(.readAlso, .label, "ar", ["اقرأ أيضا", "اقرأ أيضاً", "إقرأ أيضا", "شاهد أيضا", "اقرأ المزيد"]),
        Entry(.readAlso, .label, "fa", ["بیشتر بخوانید", "همچنین بخوانید", "بخوانید"]),
        Entry(.readAlso, .label, "ur", ["یہ بھی پڑھیں", "مزید پڑھیں"]),
        Entry(.readAlso, .label, "tr", ["ayrıca okuyun", "ilgili haber"]),
        Entry(.readAlso, .label, "zh", ["相关阅读", "延伸阅读", "更多"]),
    ]

    /// Furniture of pages: sharing, navigation, rights, advertisements, article data.
    private static let page: [Entry] = [
        Entry(
            .share, .line, "en",
            [
                "share", "share this", "share this article", "share this story", "share this post",
                "share this page", "share on facebook", "share on twitter", "share on x",
                "share on whatsapp", "share on linkedin", "share via email", "tweet", "pin it",
                "facebook", "twitter", "linkedin", "whatsapp", "pinterest", "reddit", "telegram",
                "email", "print", "copy link", "follow us", "follow us on", "follow me",
                "follow us on twitter", "like us on facebook", "facebook like", "twitter follow",
                "instagram follow", "youtube subscribe", "instagram", "youtube", "tiktok",
                "click to share", "stay connected", "connect with us", "email this", "blogthis",
                "share to twitter", "share to facebook", "share to pinterest", "sharing is caring",
                "like this", "print this page", "email to a friend", "send to a friend",
                "facebook twitter", "save", "bookmark", "digg", "delicious", "stumbleupon",
            ]),
        Entry(
            .share, .opening, "en",
            [
                "follow us on", "share this", "click to share", "like us on", "join our whatsapp",
                "join us on", "find us on", "follow us", "click to email", "subscribe to our youtube",
            ]),
        Entry(.share, .line, "de", ["teilen", "artikel teilen", "folgen sie uns", "drucken", "merken"]),
        Entry(.share, .line, "fr", ["partager", "partager cet article", "suivez nous", "imprimer"]),
        Entry(.share, .line, "es", ["compartir", "comparte", "síguenos", "síguenos en", "imprimir"]),
        Entry(.share, .line, "pt", ["compartilhe", "compartilhar", "siga nos", "partilhar"]),
        Entry(.share, .line, "it", ["condividi", "seguici", "seguici su", "stampa"]),
        Entry(.share, .line, "pl", ["udostępnij", "podziel się", "drukuj", "lubię to", "wyślij"]),
        Entry(
            .share, .line, "ru",
            [
                "поделиться", "поделитесь", "поделиться ссылкой", "вконтакте", "одноклассники",
                "подписывайтесь", "подпишитесь", "мы в соцсетях", "распечатать", "версия для печати",
                "поделиться в соцсетях", "поделиться новостью", "телеграм", "в закладки", "печать",
            ]),
        Entry(.share, .line, "el", ["κοινοποίηση", "μοιραστείτε το", "ακολουθήστε μας", "εκτύπωση"]),
        Entry(.share, .line, "ar", ["شارك", "مشاركة", "شاركها", "تابعنا", "تابعونا", "طباعة", "فيسبوك", "تويتر"]),
        Entry(.share, .line, "fa", ["اشتراک گذاری", "به اشتراک بگذارید", "ما را دنبال کنید", "چاپ"]),
        Entry(.share, .line, "tr", ["paylaş", "bizi takip edin", "yazdır"]),
        Entry(.share, .line, "zh", ["分享", "分享到", "打印", "收藏", "关注我们", "微信", "微博", "复制链接"]),
        Entry(
            .navigation, .line, "en",
            [
                "scroll to top", "back to top", "top", "go to top", "skip to content",
                "skip to main content", "skip to navigation", "menu", "main menu", "home", "search",
                "site map", "sitemap", "navigation", "toggle navigation", "open menu", "close menu",
                "close", "contact us", "contact", "about us", "about", "privacy policy",
                "terms of use", "terms of service", "terms and conditions", "next", "previous",
                "next page", "previous page", "go back", "back", "load more", "show more",
                "view all", "see all", "view more", "advertise with us", "categories", "tags",
                "older posts", "newer posts", "older entries", "newer entries", "faq", "help",
                "removed from reading list", "undo", "table of contents", "jump to content",
                "search for", "advanced search", "cookie policy", "rss", "subscribe", "jump to",
                "older post", "newer post", "return to top", "all categories",
                "you are here", "quick links", "useful links", "print this article", "sections",
            ]),
        Entry(.navigation, .opening, "en", ["you are here", "skip to", "jump to", "home page"]),
        Entry(.navigation, .line, "de", ["nach oben", "zum inhalt springen", "startseite", "suche", "menü", "datenschutz", "impressum"]),
        Entry(.navigation, .line, "fr", ["retour en haut", "haut de page", "aller au contenu", "accueil", "rechercher", "mentions légales"]),
        Entry(.navigation, .line, "es", ["volver arriba", "ir al contenido", "inicio", "buscar", "aviso legal"]),
        Entry(.navigation, .line, "pl", ["do góry", "strona główna", "szukaj", "polityka prywatności", "regulamin", "reklama", "kontakt"]),
        Entry(.navigation, .line, "ru", ["наверх", "вверх", "главная", "поиск", "меню", "контакты", "о проекте", "реклама", "назад", "вернуться", "рубрики", "теги"]),
        Entry(.navigation, .line, "el", ["αρχική", "αναζήτηση", "επικοινωνία", "όροι χρήσης"]),
        Entry(.navigation, .line, "ar", ["الرئيسية", "بحث", "القائمة", "اتصل بنا", "من نحن", "سياسة الخصوصية"]),
        Entry(.navigation, .line, "fa", ["صفحه اصلی", "جستجو", "تماس با ما", "درباره ما"]),
        Entry(.navigation, .line, "zh", ["返回顶部", "首页", "网站地图", "联系我们", "关于我们", "返回首页", "关闭"]),
        Entry(
            .rights, .anywhere, "en",
            [
                "all rights reserved", "copyright 20", "powered by wordpress", "proudly powered by",
                "all right reserved", "this material may not be published",
                "reproduction without permission", "registered trademark of", "designed by",
                "use of this site constitutes", "user agreement and privacy policy",
            ]),
        Entry(.rights, .opening, "en", ["copyright", "powered by", "theme by"]),
        Entry(.rights, .anywhere, "de", ["alle rechte vorbehalten"]),
        Entry(.rights, .anywhere, "fr", ["tous droits réservés"]),
        Entry(.rights, .anywhere, "es", ["todos los derechos reservados"]),
        Entry(.rights, .anywhere, "pt", ["todos os direitos reservados"]),
        Entry(.rights, .anywhere, "it", ["tutti i diritti riservati"]),
        Entry(.rights, .anywhere, "nl", ["alle rechten voorbehouden"]),
        Entry(.rights, .anywhere, "pl", ["wszelkie prawa zastrzeżone", "wszystkie prawa zastrzeżone"]),
        Entry(
            .rights, .anywhere, "ru",
            ["все права защищены", "при использовании материалов", "свидетельство о регистрации", "при полном или частичном", "активная ссылка", "гиперссылка на", "мнение редакции может"]),
        Entry(.rights, .anywhere, "el", ["all rights reserved", "με επιφύλαξη παντός δικαιώματος"]),
        Entry(.rights, .anywhere, "ar", ["جميع الحقوق محفوظة"]),
        Entry(.rights, .anywhere, "fa", ["کلیه حقوق", "تمامی حقوق", "تمام حقوق"]),
        Entry(.rights, .anywhere, "tr", ["tüm hakları saklıdır"]),
        Entry(.rights, .anywhere, "zh", ["版权所有", "版權所有", "未经授权", "转载请注明", "免责声明", "备案号", "icp备", "责任编辑"]),
        Entry(.rights, .anywhere, "ja", ["無断転載"]),
        Entry(
            .advertisement, .line, "en",
            [
                "advertisement", "advertisements", "ad", "ads", "advertising", "sponsored",
                "sponsored content", "ad image", "promoted", "story continues below advertisement",
                "advertisement continue reading the main story", "continue reading below",
                "scroll to continue with content", "continue reading the main story",
                "article continues below", "ad feedback", "paid content",
            ]),
        Entry(.advertisement, .opening, "en", ["lorem ipsum dolor", "advertisement scroll", "article continues after"]),
        Entry(.advertisement, .line, "de", ["anzeige", "werbung"]),
        Entry(.advertisement, .line, "fr", ["publicité"]),
        Entry(.advertisement, .line, "es", ["publicidad", "anuncio"]),
        Entry(.advertisement, .line, "pl", ["reklama", "materiał sponsorowany"]),
        Entry(.advertisement, .line, "ru", ["реклама", "на правах рекламы"]),
        Entry(.advertisement, .line, "el", ["διαφήμιση"]),
        Entry(.advertisement, .line, "ar", ["إعلان", "اعلان", "إعلانات"]),
        Entry(.advertisement, .line, "fa", ["تبلیغات", "آگهی"]),
        Entry(.advertisement, .line, "zh", ["广告", "廣告"]),
        Entry(
            .readingTime, .line, "en",
            ["min read", "minute read", "minutes read", "mins read", "reading time", "read time"]),
        Entry(.readingTime, .line, "de", ["min lesezeit", "lesezeit", "minuten lesezeit"]),
        Entry(.readingTime, .line, "fr", ["min de lecture", "temps de lecture"]),
        Entry(.readingTime, .line, "es", ["min de lectura", "tiempo de lectura"]),
        Entry(.readingTime, .line, "ru", ["мин чтения", "время чтения"]),
        Entry(
            .photoCredit, .anywhere, "en",
            ["photo internet", "photo reuters", "photo afp", "photo ap", "file photo",
                "image source", "getty images", "photo credit", "image credit", "photo courtesy",
                "photo by", "image via", "photograph by", "credit getty"]),
        Entry(.photoCredit, .label, "en", ["photo", "image", "picture", "credit", "photos"]),
        Entry(.photoCredit, .label, "de", ["foto", "bild", "fotos"]),
        Entry(.photoCredit, .label, "fr", ["photo", "crédit photo", "crédits"]),
        Entry(.photoCredit, .label, "es", ["foto", "fotografía"]),
        Entry(.photoCredit, .label, "pl", ["fot", "foto", "zdjęcie"]),
        Entry(.photoCredit, .label, "ru", ["фото", "фотография"]),
        Entry(
            .articleData, .label, "en",
            [
                "tags", "tag", "categories", "category", "filed under", "posted in", "topics",
                "published", "updated", "last updated", "posted on", "published on", "source",
                "keywords", "labels", "views", "rating",
            ]),
        Entry(
            .articleData, .opening, "en",
            [
                "filed under", "posted in", "posted on", "published on", "tagged with", "last updated",
                "last modified", "published at", "posted at", "tagged",
            ]),
        Entry(.articleData, .label, "de", ["schlagwörter", "stand", "kategorie", "quelle"]),
        Entry(.articleData, .label, "fr", ["mots clés", "publié le", "mis à jour le", "catégorie"]),
        Entry(.articleData, .label, "pl", ["tagi", "źródło", "kategoria", "autor"]),
        Entry(.articleData, .label, "ru", ["теги", "источник", "рубрика", "просмотров", "метки"]),
        Entry(.articleData, .label, "el", ["ετικέτες", "πηγή"]),
        Entry(.articleData, .label, "zh", ["来源", "标签", "关键词", "编辑", "作者", "时间", "发布时间", "點閱"]),
        Entry(.byline, .opening, "en", ["posted by", "written by", "by admin"]),
        Entry(
            .kicker, .line, "en",
            ["newsflash", "breaking", "breaking news", "exclusive", "update", "just in", "opinion"]),
    ]

    /// Services of sites: consent, newsletters, accounts.
    private static let service: [Entry] = [
        Entry(
            .consent, .anywhere, "en",
            [
                "we use cookies", "uses cookies", "use of cookies", "accept cookies",
                "accept all cookies", "cookie settings", "cookie preferences", "our cookie policy",
                "manage consent", "improve your experience", "cookies to improve", "cookie notice",
                "your browser does not support", "please enable javascript", "enable cookies",
                "javascript is disabled", "disable your ad blocker", "your privacy choices",
                "browser is out of date", "do not sell my", "personalise content and ads",
                "javascript is not enabled", "turn on javascript",
            ]),
        Entry(.consent, .anywhere, "de", ["verwendet cookies", "verwenden cookies", "cookies zu", "cookie einstellungen"]),
        Entry(.consent, .anywhere, "fr", ["utilise des cookies", "utilisation de cookies", "utilisons des cookies", "accepter les cookies"]),
        Entry(.consent, .anywhere, "es", ["utiliza cookies", "utilizamos cookies", "uso de cookies", "política de cookies"]),
        Entry(.consent, .anywhere, "it", ["utilizza cookie", "uso dei cookie", "utilizza i cookie"]),
        Entry(.consent, .anywhere, "nl", ["maakt gebruik van cookies", "gebruikt cookies"]),
        Entry(.consent, .anywhere, "pl", ["wykorzystuje pliki cookies", "używa plików cookies", "plików cookies", "pliki cookies"]),
        Entry(.consent, .anywhere, "ru", ["использует файлы cookie", "использование файлов cookie", "используем cookie", "файлы cookie"]),
        Entry(.consent, .anywhere, "el", ["χρησιμοποιεί cookies", "χρήση cookies", "χρησιμοποιούμε cookies"]),
        Entry(.consent, .anywhere, "ar", ["ملفات تعريف الارتباط"]),
        Entry(
            .newsletter, .anywhere, "en",
            [
                "sign up for our newsletter", "subscribe to our newsletter", "newsletter sign up",
                "sign up for the newsletter", "sign up to our newsletter", "get the latest news",
                "delivered to your inbox", "straight to your inbox", "in your inbox",
                "join our mailing list", "enter your email", "email newsletter",
                "unsubscribe at any time", "unsubscribe anytime", "subscribe now",
                "free newsletter", "weekly newsletter", "daily newsletter", "subscribe to our",
                "sign up now", "support our journalism", "become a member", "subscribe via email",
                "subscribe today", "to your inbox", "invalid email address",
                "thank you for subscribing", "thanks for signing up", "breaking news alerts",
                "protected by recaptcha",
            ]),
        Entry(.newsletter, .line, "en", ["newsletter", "subscribe", "sign up", "your email", "email address", "stay informed", "stay updated"]),
        Entry(.newsletter, .anywhere, "de", ["newsletter abonnieren", "newsletter anmelden", "jetzt abonnieren"]),
        Entry(.newsletter, .anywhere, "fr", ["inscrivez vous à la newsletter", "abonnez vous", "notre newsletter"]),
        Entry(.newsletter, .anywhere, "es", ["suscríbete", "suscríbase", "nuestro boletín"]),
        Entry(.newsletter, .anywhere, "ru", ["подписаться на рассылку", "подпишитесь на", "подписывайтесь на", "наш телеграм канал", "нашу рассылку"]),
        Entry(.newsletter, .anywhere, "pl", ["zapisz się na newsletter", "zapisz się do newslettera"]),
        Entry(.newsletter, .anywhere, "el", ["εγγραφείτε στο newsletter", "ακολουθήστε το", "στο google news"]),
        Entry(.newsletter, .anywhere, "ar", ["اشترك في", "النشرة البريدية", "القائمة البريدية"]),
        Entry(
            .account, .line, "en",
            [
                "log in", "login", "sign in", "register", "create an account", "my account",
                "lost your password", "forgot your password", "forgot password", "remember me",
                "welcome back", "sign in to your account", "username", "password", "sign out",
                "log out", "join now", "username or email address", "not a member", "create account",
                "already a member", "already have an account", "keep me logged in", "checkout",
                "add to cart", "view cart", "shopping cart", "sign in with google", "wishlist",
            ]),
        Entry(
            .account, .anywhere, "en",
            [
                "lost your password", "forgot your password", "log in to your account",
                "sign in to your account", "you need to be logged in", "you must be logged in",
                "please log in or register", "a password will be e mailed to you",
            ]),
        Entry(.account, .line, "de", ["anmelden", "registrieren", "passwort vergessen", "einloggen", "warenkorb"]),
        Entry(.account, .line, "fr", ["connexion", "se connecter", "mot de passe oublié", "créer un compte", "s inscrire"]),
        Entry(.account, .line, "es", ["iniciar sesión", "registrarse", "olvidaste tu contraseña", "crear cuenta"]),
        Entry(.account, .line, "pl", ["zaloguj się", "zaloguj", "zarejestruj się", "załóż konto"]),
        Entry(.account, .line, "ru", ["войти", "вход", "регистрация", "забыли пароль", "авторизация", "запомнить меня"]),
        Entry(.account, .line, "ar", ["تسجيل الدخول", "تسجيل", "نسيت كلمة المرور"]),
        Entry(.account, .line, "fa", ["ورود", "ثبت نام"]),
        Entry(.account, .line, "zh", ["登录", "注册", "登錄", "忘记密码"]),
    ]
}
