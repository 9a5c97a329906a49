import TextAnalysis

/// Frequent function words of many languages in one set: a text rich in them is a sentence,
/// whatever its language.
enum StopWords {
    /// Words by language; a speaker of another may add a line of the 30 to 60 most frequent ones.
    private static let lists: [String: String] = [
        "en": """
        the of and to a in that is was he for it with as his on be at by i this had not are but
        from or have an they which one you were her all she there would their we him been has
        when who will more no if out so said what up its about into than them can only other
        new some could time these two may then do first any my now such like our over me even
        most after also did many before must through back where much your way down should
        because each just those how too very make still own see men here under while
        """,
        "de": """
        der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es
        an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen
        so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei wir ich ihre
        """,
        "fr": """
        de la le et les des en un une du que est pour qui dans a par plus pas au sur ne se ce il
        sont avec son aux ou sa cette été ses comme mais nous ont on fait être leur elle entre
        deux même ces après bien aussi sans peut tous dont je vous
        """,
        "es": """
        de la que el en y a los del se las por un para con no una su al lo como más pero sus le
        ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien
        desde todo nos durante todos uno les ni contra otros ese eso ante ellos es son fue ha
        """,
        "pt": """
        de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao
        ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até
        isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles são
        """,
        "it": """
        di e il la che in a per un è del non sono le con si una da i nel della alla dei più
        come ha anche al lo gli ma se o delle ci questo su dal hanno essere dalla ai stato nella
        """,
        "nl": """
        de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij nog
        uit door naar heeft hij ze wordt over tot je die werd was deze
        """,
        "pl": """
        w i na z się do nie to że jest o po za od jak ale przez co przy dla są tym jego oraz ma
        tak czy już być był może tylko ich także tego które który która było jej ze te
        """,
        "ru": """
        и в не на я быть он с что а по это она этот к но они мы весь который из у то за свой
        от так о для же ты все как его до или был бы при вы уже если еще нет их чтобы после
        только было под также были лет со во ее этого может будет
        """,
        "uk": """
        і в на не що з до у та за як це про від він але для є його так або вони ми які був бути
        після під при ще вже й зі яка який
        """,
        "el": """
        και το του της η ο να για με που στο την από τα των στην οι θα τη δεν στη είναι τον σε
        ότι ένα μια τις τους αυτό μας ή κατά προς όπως αλλά έχει ως μετά πως στις στους στα
        """,
        "ar": """
        في من على أن إلى التي عن الذي مع هذا هذه كان ما لا بعد بين كما قد لم ذلك أو وقد منذ حتى
        عند كل أنه بها و خلال قبل غير لكن وهو وهي إن كانت
        """,
        "fa": """
        و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت می شد شده ها اما یا بود
        دو باید اند هر وی او ما کند پس بین ای
        """,
        "tr": """
        ve bir bu da de için ile olarak daha çok olan gibi sonra kadar en ne ise o her değil ama
        var ki mi veya
        """,
        "sv": """
        och i att det som en på är av för med till den har de inte om ett men var jag sig från
        vi så kan när han under eller
        """,
        "da": "og i at det som en på er af for med til den har de ikke om et men var fra vi så kan",
        "no": "og i at det som en på er av for med til den har de ikke om et men var fra vi så kan",
        "fi": "ja on ei se että oli hän mutta ovat joka myös kun niin sen jo tai vain ole olla",
        "cs": """
        a v se na je že s z do o i to k ve pro za by ale si po jako od jsem není jsou tak jeho
        při která který které už nebo také byl
        """,
        "hu": "a az és hogy nem is egy van meg de ez volt csak már vagy mint ha még el ki azt",
        "ro": """
        de și în a la cu pe nu o că un este din care mai pentru au sau se fost prin dar după ce
        """,
        "hi": "के में की है और से का को पर ने कि यह एक भी हैं था कर लिए इस तो ही या हो",
        "ur": "کے میں کی ہے اور سے کا کو پر نے کہ یہ ایک بھی ہیں تھا کر لیے اس تو ہی یا ہو",
        "id": "yang dan di dengan untuk tidak ini dari dalam itu pada adalah ke akan juga atau",
        "vi": "và của là có cho không trong được một với các những người này đã khi để từ",
        "ps": "د په او چې له کې ته سره دا یو هم نه ده پر يې څخه کړي شوي",
    ]

    private static let slots = 8192

    /// An open-addressing table of hashes; zero is an empty slot.
    private static let table: [UInt64] = {
        var table = [UInt64](repeating: 0, count: slots)
        for list in lists.values {
            for word in list.split(whereSeparator: \.isWhitespace) {
                let hash = hash(of: word)
                var slot = Int(hash >> 20) & (slots - 1)
                while table[slot] != 0, table[slot] != hash { slot = (slot + 1) & (slots - 1) }
                table[slot] = hash
            }
        }
        return table
    }()

    private static func hash(of word: Substring) -> UInt64 {
        var hash = FNV1a()
        for scalar in word.unicodeScalars { hash.add(Scalars.lowercased(scalar)) }
        return hash.value
    }

    /// Whether the hash, as `TextScanner` makes it, is that of a function word.
    static func contains(_ hash: UInt64) -> Bool {
        var slot = Int(hash >> 20) & (slots - 1)
        while table[slot] != 0 {
            if table[slot] == hash { return true }
            slot = (slot + 1) & (slots - 1)
        }
        return false
    }
}
