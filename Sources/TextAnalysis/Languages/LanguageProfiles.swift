/// What a language that shares its script with others is told by.
struct LanguageProfile {
    /// The ISO 639-1 code.
    var code: String
    /// Letters that not every language of the script has.
    var letters: String
    /// Frequent words, in normal form.
    var words: String
}

/// The profiles of each script that several languages are written in.
///
/// Lists of about the same share of running text for each language, so that counts compare.
enum LanguageProfiles {
    static let latin: [LanguageProfile] = [
        LanguageProfile(
            code: "en", letters: "",
            words: """
                the of and to in a is that it for was on with as his he be at by i this had \
                not are but from or have an they which you were her all she there would their \
                we him been has said its who will more if no out so what up into than them can \
                only other some could these may then first any my now such also did about when \
                do how very
                """),
        LanguageProfile(
            code: "de", letters: "äöü",
            words: """
                der die und in den von zu das mit sich des auf für ist im dem nicht ein eine \
                als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch \
                wie einem über ich kann habe wir war nur hier sehr mich mir meine alles bin \
                diese oder aber vor zum zur durch man wurde sein ihre ihr uns immer dieser \
                kein keine dieses wenn was mehr so haben können
                """),
        LanguageProfile(
            code: "fr", letters: "éèàêçùûîôâëïœ",
            words: """
                de la le et les des en un du une que est pour qui dans a par plus pas au sur \
                ne se ce il sont l d avec son cette ou être mais elle nous vous ont aux leur à \
                je sa ses très fait elles ces ils tout deux été comme y où sous entre si même \
                peut bien sans fut après depuis lors
                """),
        LanguageProfile(
            code: "es", letters: "ñáéíóúü",
            words: """
                de la que el en y a los se del las un por con no una su para es al lo como más \
                o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son fue \
                también muy han era dos desde hasta donde porque hay años nos durante uno \
                otros había ni sido parte tiene
                """),
        LanguageProfile(
            code: "it", letters: "àèéìòù",
            words: """
                di e che la il un a per in una mi sono ho non ma lo ha le si ti i con da se \
                come del della dei al nel alla più anche è gli dell delle suo questo ed essere \
                stato stata anni fu era o mio loro nella nei sua sui tra fra dopo perché \
                quando molto tutti due ad hanno
                """),
        LanguageProfile(
            code: "pt", letters: "ãõçáéíóúâêôà",
            words: """
                de que e do da em um para com não uma os no se na por mais as dos como mas ao \
                ele das à seu sua ou quando muito nos já eu também só pelo pela até isso foi \
                são está ela entre depois sem mesmo aos nas me esse eles você essa num nem \
                suas meu às minha foram anos
                """),
        LanguageProfile(
            code: "nl", letters: "ëïé",
            words: """
                de en van ik te dat die in een hij het niet zijn is was op aan met als voor \
                had er maar om hem dan zou of wat mijn men dit zo door over ze zich bij ook \
                tot je naar werd worden heeft deze hebben kan nog geen wel meer wordt tussen \
                na jaar alleen hun omdat
                """),
        LanguageProfile(
            code: "sv", letters: "åäö",
            words: """
                och det att i en jag hon som han på den med var sig för så till är men ett om \
                hade de av icke mig du henne då sin nu har inte hans honom skulle hennes där \
                från eller vid efter kan under vara mycket blev också andra år mot dessa när \
                ut detta sedan vi
                """),
        LanguageProfile(
            code: "da", letters: "æøå",
            words: """
                og i jeg det at en den til er som på de med han af for ikke der var mig sig men et \
                har om vi min havde ham hun nu over da fra du ud sin dem os op hvad blev også efter
                """),
        LanguageProfile(
            code: "no", letters: "æøå",
            words: """
                og i jeg det at en et den til er som på de med han av ikke ikkje der så var meg seg \
                men ett har om vi min mitt ha hadde hun nå over da ved fra du ut sin dem oss opp hva \
                ble også etter
                """),
        LanguageProfile(
            code: "fi", letters: "äö",
            words: """
                ja on ei että se hän oli en mutta ovat kuin myös niin joka mitä tai jos kun \
                minä sen ole hänen nyt vain jotka mukaan sekä olla vuonna kanssa tämä ollut \
                siitä voi jo olivat kuten vuoden minun hyvin enemmän kaikki voidaan jonka noin \
                jälkeen joita sitten ensimmäinen
                """),
        LanguageProfile(
            code: "hu", letters: "őűáéíóöúü",
            words: """
                a az és hogy nem is egy ez volt azt de meg csak már ki mint még el van vagy ha \
                kell minden sem én mert lehet ezt olyan után aki amely lesz nagy majd volna \
                nagyon itt így között azonban egyik által valamint pedig annak ezek össze
                """),
        LanguageProfile(
            code: "ro", letters: "ăâîșțşţ",
            words: """
                de și şi în a la cu pe un din care o că pentru nu mai este se ce sunt al ale \
                fi au dar prin sau fost lui acest această după ca s le către cel unei unui \
                aceasta foarte având ani fiind ar atunci când ei ea unde numai toate
                """),
        LanguageProfile(
            code: "tr", letters: "ğışçöü",
            words: """
                ve bir bu da de için ile olarak çok daha olan ne gibi ama kadar var sonra o \
                her ya en ki değil mi olduğu ben tarafından ilk göre şey iki oldu dedi yok \
                onun veya içinde bunu şu hiç bana beni benim biz sen öyle bunun kendi üzerinde \
                yıl yılında zaman tek diye bütün kadın adam onu
                """),
        LanguageProfile(
            code: "id", letters: "",
            words: """
                yang dan di dengan untuk dari ini pada tidak itu dalam adalah ke akan oleh sebagai \
                juga atau ada tersebut karena saya bisa telah mereka lebih dapat kami anda sudah
                """),
        LanguageProfile(
            code: "ca", letters: "çàèéíòóúïü",
            words: """
                de la i el que a en d l els un les del una per amb és al no es va són com més o seu \
                seva aquest aquesta també pel dels ha ser però molt hi entre fou
                """),
        LanguageProfile(
            code: "pl", letters: "ąćęłńóśźż",
            words: """
                w i z na się do nie jest to że o jak przez od po a za co ale dla był być przy \
                tym oraz są ich jego tylko może już które roku który czy go jej lub został \
                były była przed pod między więc też gdy można bardzo latach
                """),
        LanguageProfile(
            code: "cs", letters: "ěščřžýáíéůúťďň",
            words: """
                a v se na je že to s z do o i ve jako za byl pro ale by si po co tak jsem od \
                jeho jsou nebo při který která které ze roce podle také jen může bylo již však \
                až mezi před byla byli tento této svou není než tím kdy velmi roku
                """),
        LanguageProfile(
            code: "sk", letters: "ľĺŕôäščžýáíéúťďň",
            words: """
                a v sa na je že to s z do o aj vo ako za bol pre ale by si po čo tak som od \
                jeho sú alebo pri ktorý ktorá ktoré zo roku podľa tiež len môže bolo boli však \
                až medzi pred tento tejto svoju nie než tým kedy veľmi majú patrí obec okrese \
                slovenský názov rokoch používa
                """),
        LanguageProfile(
            code: "sl", letters: "čšž",
            words: """
                in je v se na da so za z ki s po pa kot ne bi tudi od ga iz do pri jih bil sem ali \
                ter kar leta že še njegov lahko bila bilo ni
                """),
        LanguageProfile(
            code: "hr", letters: "čćđšž",
            words: """
                i u je se na da su za od s a o koji iz kao što nije bio ne ili koje kako koja sam do \
                također godine po ali bi može samo te već bila
                """),
        LanguageProfile(
            code: "lt", letters: "ąčęėįšųūž",
            words: """
                ir kad į yra su tai iš buvo o ne kaip bet ar jo už dar po ji metų tik apie nuo prie \
                jis per taip jau savo labai būti kuris
                """),
        LanguageProfile(
            code: "lv", letters: "āčēģīķļņšūž",
            words: """
                un ir ar no uz kas par bija tika gada pēc lai vai kā to arī bet tas pie gadā ne ko \
                viņš kurš savu var tā pirms līdz
                """),
        LanguageProfile(
            code: "et", letters: "õäöü",
            words: """
                ja on ei et see oli ta kui ka ning mis oma aga või kes pärast siis nii mida olid aasta \
                aastal tema selle seda veel välja poolt kus
                """),
        LanguageProfile(
            code: "eu", letters: "",
            words: """
                eta da ez zen du bat baina ere dira izan zuen dute edo hori bere zuten duen den bai \
                ziren hau ditu egin batean dela
                """),
        LanguageProfile(
            code: "ga", letters: "áéíóú",
            words: """
                an na agus ar i is a go bhí le sé ag do tá sin ní seo mar as ach ó don leis san de \
                bhfuil raibh é siad
                """),
        LanguageProfile(
            code: "eo", letters: "ĉĝĥĵŝŭ",
            words: """
                la kaj de en estas al ne ke li mi estis por ĝi kun per pri sed el kiu ĉi tiu kiuj \
                oni aŭ ankaŭ kiel
                """),
        LanguageProfile(
            code: "sq", letters: "ëç",
            words: """
                të e në dhe i për me një nga që së si ka nuk është u por ishte do ky kjo mund janë \
                kishte edhe
                """),
        LanguageProfile(
            code: "is", letters: "ðþæáéíóúýö",
            words: """
                og að í á er sem til við var um en það hann ekki með af eru fyrir ég þess frá hún \
                hefur sér því þar
                """),
        LanguageProfile(
            code: "vi", letters: "đơưăâêôạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
            words: """
                và của là có các được trong cho một với không những người đã để năm này khi từ về \
                vào ra ở đến như tại cũng theo nhiều
                """),
    ]

    static let cyrillic: [LanguageProfile] = [
        LanguageProfile(
            code: "ru", letters: "ыэъё",
            words: """
                и в не на я что с он а как то это по к но у его из за от все так о для же бы \
                она был было при или их только ещё уже до время во них может которые этого \
                после также том года году этой где есть через между лет который более когда со \
                себя будет
                """),
        LanguageProfile(
            code: "uk", letters: "іїєґ",
            words: """
                і в на не що з у та до за як це про від він для є й а але його її або також \
                які був була бути який цього після року роки яка час може їх були між під \
                більше
                """),
        LanguageProfile(
            code: "be", letters: "ўіыэё",
            words: """
                і ў на не што з у да за як гэта пра ад ён для а але яго яе або таксама якія быў была \
                быць які
                """),
        LanguageProfile(
            code: "bg", letters: "ъ",
            words: """
                на и в да се за от е не с са по като че а до при това го или но си със бе \
                което който след през този една един също години година може към няма бъде \
                обаче
                """),
        LanguageProfile(
            code: "sr", letters: "јљњћђџ",
            words: """
                и у је се на да су за од с а о који из као што није био не или које како која до \
                године по али би
                """),
        LanguageProfile(
            code: "mk", letters: "ѓќѕјљњџ",
            words: """
                на и во се да за од е не со по како што а до при тоа го или но си ќе беше кој која \
                кои
                """),
        LanguageProfile(
            code: "kk", letters: "әғқңөұүһіыэ",
            words: "және мен бұл үшін бір осы да де деп еді болып бар болды жылы қазақ туралы"),
        LanguageProfile(
            code: "tg", letters: "ӣғқҳҷӯъэё",
            words: "ва дар аз ба ки бо ин барои он аст як буд ҳам шуд то"),
        LanguageProfile(
            code: "mn", letters: "өүыэё",
            words: "нь байна юм энэ байсан бол тэр болон монгол улсын гэж ч оны"),
    ]

    static let arabic: [LanguageProfile] = [
        LanguageProfile(
            code: "ar", letters: "ةىأإكيؤ",
            words: """
                في من على إلى أن التي عن مع هذا الذي هذه ما لا كان بين ذلك بعد كما عام قد أو ثم لم و
                """),
        LanguageProfile(
            code: "fa", letters: "پچژگکیئ",
            words: """
                و در به از که این را با است برای آن یک تا بر خود بود شد شده می های ها هم او دو \
                سال کرد نیز یا پس دیگر باید نمی کند وی هر چه اما اگر شما من بی مورد پیش
                """),
        LanguageProfile(
            code: "ur", letters: "ٹڈڑںےہھپچگکی",
            words: """
                کے میں کی ہے اور سے کا کو اس نے پر کہ ہیں بھی ایک یہ تھا نہیں جو ان وہ ہو تو کر گیا
                """),
        LanguageProfile(
            code: "ps", letters: "ټډړږښګڼېۍځڅپچکی",
            words: "د په او چې کې له ته دی سره هم یې ده نه شو وو یو دا کړي"),
        LanguageProfile(
            code: "ku", letters: "ێۆڕڵەپچگکی",
            words: "لە و بە کە بۆ ئەو ئەم لەگەڵ کورد بوو سەر دەکات"),
    ]

    static let devanagari: [LanguageProfile] = [
        LanguageProfile(
            code: "hi", letters: "",
            words: """
                के में की है और से का को हैं पर ने यह एक कि भी इस लिए था नहीं हो जो किया कर \
                तथा वह तो इसके अपने जा कुछ साथ बाद वे मैं होने द्वारा रहा हुआ जाता करने थे थी
                """),
        LanguageProfile(
            code: "ne", letters: "",
            words: "छ र मा को हो पनि छन् गरेको यो एक लागि भने थियो तथा भएको हुन्छ गर्न लाई गर्ने अनि"),
        LanguageProfile(
            code: "mr", letters: "ळ",
            words: "आहे आणि व या हे ते च्या आहेत होते असे एक मध्ये होता केले नाही ही तर त्या करून"),
    ]

    static let hebrew: [LanguageProfile] = [
        LanguageProfile(
            code: "he", letters: "",
            words: "של את על לא הוא זה עם היא כי גם כל או היה אני אל בין הם יש אשר רק זו"),
        LanguageProfile(
            code: "yi", letters: "ײױװ",
            words: "און איז די דער אין פון צו האט אויף דאס מיט ניט ער נישט זענען געווען"),
    ]
}
