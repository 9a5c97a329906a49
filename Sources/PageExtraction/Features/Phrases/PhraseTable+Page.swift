extension PhraseTable {
    /// Furniture of pages: sharing, navigation, rights, advertisements, article data.
    static let page: [Entry] = [
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
                "join us on", "find us on", "follow us", "click to email",
                "subscribe to our youtube",
            ]),
        Entry(
            .share, .line, "de",
            ["teilen", "artikel teilen", "folgen sie uns", "drucken", "merken"]),
        Entry(
            .share, .line, "fr", ["partager", "partager cet article", "suivez nous", "imprimer"]),
        Entry(
            .share, .line, "es", ["compartir", "comparte", "síguenos", "síguenos en", "imprimir"]),
        Entry(.share, .line, "pt", ["compartilhe", "compartilhar", "siga nos", "partilhar"]),
        Entry(.share, .line, "it", ["condividi", "seguici", "seguici su", "stampa"]),
        Entry(.share, .line, "pl", ["udostępnij", "podziel się", "drukuj", "lubię to", "wyślij"]),
        Entry(
            .share, .line, "ru",
            [
                "поделиться", "поделитесь", "поделиться ссылкой", "вконтакте", "одноклассники",
                "подписывайтесь", "подпишитесь", "мы в соцсетях", "распечатать",
                "версия для печати",
                "поделиться в соцсетях", "поделиться новостью", "телеграм", "в закладки", "печать",
            ]),
        Entry(
            .share, .line, "el", ["κοινοποίηση", "μοιραστείτε το", "ακολουθήστε μας", "εκτύπωση"]),
        Entry(
            .share, .line, "ar",
            ["شارك", "مشاركة", "شاركها", "تابعنا", "تابعونا", "طباعة", "فيسبوك", "تويتر"]),
        Entry(
            .share, .line, "fa", ["اشتراک گذاری", "به اشتراک بگذارید", "ما را دنبال کنید", "چاپ"]),
        Entry(.share, .line, "tr", ["paylaş", "bizi takip edin", "yazdır"]),
        Entry(.share, .line, "zh", ["分享", "分享到", "打印", "收藏", "关注我们", "微信", "微博", "复制链接"]),
        Entry(
            .navigation, .line, "en",
            [
                "scroll to top", "back to top", "top", "go to top", "skip to content",
                "skip to main content", "skip to navigation", "menu", "main menu", "home", "more",
                "search",
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
        Entry(
            .navigation, .line, "de",
            [
                "nach oben", "zum inhalt springen", "startseite", "suche", "menü", "datenschutz",
                "impressum",
            ]),
        Entry(
            .navigation, .line, "fr",
            [
                "retour en haut", "haut de page", "aller au contenu", "accueil", "rechercher",
                "mentions légales",
            ]),
        Entry(
            .navigation, .line, "es",
            ["volver arriba", "ir al contenido", "inicio", "buscar", "aviso legal"]),
        Entry(
            .navigation, .line, "pl",
            [
                "do góry", "strona główna", "szukaj", "polityka prywatności", "regulamin",
                "reklama", "kontakt",
            ]),
        Entry(
            .navigation, .line, "ru",
            [
                "наверх", "вверх", "главная", "поиск", "меню", "контакты", "о проекте", "реклама",
                "назад", "вернуться", "рубрики", "теги",
            ]),
        Entry(.navigation, .line, "el", ["αρχική", "αναζήτηση", "επικοινωνία", "όροι χρήσης"]),
        Entry(
            .navigation, .line, "ar",
            ["الرئيسية", "بحث", "القائمة", "اتصل بنا", "من نحن", "سياسة الخصوصية"]),
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
        Entry(
            .rights, .anywhere, "pl", ["wszelkie prawa zastrzeżone", "wszystkie prawa zastrzeżone"]),
        Entry(
            .rights, .anywhere, "ru",
            [
                "все права защищены", "при использовании материалов", "свидетельство о регистрации",
                "при полном или частичном", "активная ссылка", "гиперссылка на",
                "мнение редакции может",
            ]),
        Entry(
            .rights, .anywhere, "el", ["all rights reserved", "με επιφύλαξη παντός δικαιώματος"]),
        Entry(.rights, .anywhere, "ar", ["جميع الحقوق محفوظة"]),
        Entry(.rights, .anywhere, "fa", ["کلیه حقوق", "تمامی حقوق", "تمام حقوق"]),
        Entry(.rights, .anywhere, "tr", ["tüm hakları saklıdır"]),
        Entry(
            .rights, .anywhere, "zh",
            ["版权所有", "版權所有", "未经授权", "转载请注明", "免责声明", "备案号", "icp备", "责任编辑"]),
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
        Entry(
            .advertisement, .opening, "en",
            ["lorem ipsum dolor", "advertisement scroll", "article continues after"]),
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
            [
                "photo internet", "photo reuters", "photo afp", "photo ap", "file photo",
                "image source", "getty images", "photo credit", "image credit", "photo courtesy",
                "photo by", "image via", "photograph by", "credit getty",
            ]),
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
                "filed under", "posted in", "posted on", "published on", "tagged with",
                "last updated",
                "last modified", "published at", "posted at", "tagged",
            ]),
        Entry(.articleData, .label, "de", ["schlagwörter", "stand", "kategorie", "quelle"]),
        Entry(
            .articleData, .label, "fr", ["mots clés", "publié le", "mis à jour le", "catégorie"]),
        Entry(.articleData, .label, "pl", ["tagi", "źródło", "kategoria", "autor"]),
        Entry(.articleData, .label, "ru", ["теги", "источник", "рубрика", "просмотров", "метки"]),
        Entry(.articleData, .label, "el", ["ετικέτες", "πηγή"]),
        Entry(.articleData, .label, "zh", ["来源", "标签", "关键词", "编辑", "作者", "时间", "发布时间", "點閱"]),
        Entry(.byline, .opening, "en", ["posted by", "written by", "by admin"]),
        Entry(
            .kicker, .line, "en",
            ["newsflash", "breaking", "breaking news", "exclusive", "update", "just in", "opinion"]),
        Entry(
            .share, .opening, "en",
            ["jump to recipe", "did you make this", "text size", "printer version"]),
        Entry(.share, .opening, "de", ["drucken merken", "teilen drucken"]),
        Entry(.share, .line, "fr", ["envoyer par e mail", "offrir l article"]),
        Entry(.share, .opening, "es", ["compartir enviar"]),
        Entry(.share, .opening, "ru", ["версия для печати отправить"]),
        Entry(.share, .line, "fa", ["اشتراک‌گذاری"]),
        Entry(.share, .line, "zh", ["点赞", "在看"]),
        Entry(.share, .opening, "ja", ["印刷 文字"]),
        Entry(
            .navigation, .line, "en",
            [
                "edit", "on this page", "in this article", "contents", "who is online",
                "was this story useful", "was this article helpful", "was this page helpful",
                "did you find this useful", "newest first", "oldest first", "load new entries",
                "listen to this story",
                "listen to this article",
            ]),
        Entry(.advertisement, .line, "en", ["continues below"]),
        Entry(.readingTime, .line, "fa", ["زمان مطالعه"]),
        Entry(
            .photoCredit, .label, "en", ["photograph", "picture by", "chart", "illustration"]),
        Entry(.photoCredit, .label, "ar", ["تصوير"]),
    ]
}
