extension PhraseTable {
    /// Heads of comment forms and lists of comments.
    static let comments: [Entry] = [
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
                "user comments", "facebook comments", "discuss this article",
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
                "kommentare", "kommentar schreiben", "kommentar verfassen",
                "kommentar hinterlassen",
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
                "комментариев нет", "комментарии закрыты", "обсудить", "отзывы",
                "ваш отзыв", "добавить отзыв",
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
            [
                "σχόλια", "αφήστε ένα σχόλιο", "προσθήκη σχολίου", "σχολιάστε",
                "γράψτε το σχόλιό σας",
            ]),
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
        Entry(.comments, .line, "en", ["rules for comments", "webmentions"]),
        Entry(.comments, .line, "hi", ["टिप्पणी करें", "टिप्पणियाँ"]),
    ]
}
