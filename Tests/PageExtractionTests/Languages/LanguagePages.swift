// swift-format-ignore-file

/// An article of two paragraphs with what stands around it on pages, in one language; made up.
struct LanguagePage: CustomStringConvertible {
    /// The name of the language's file in `Languages/`.
    let language: String
    let paragraphs: [String]
    /// The head of a comment form, and the line below it.
    let comments: [String]
    /// The head of a list of other pages, and their titles.
    let related: [String]
    let share: String
    let consent: String

    var description: String { language }

    /// Nothing but the wording tells what a block is: no class or id does.
    var html: String {
        """
        <html><body>
        <p>\(consent)</p>
        <div><p>\(paragraphs[0])</p>
        <p>\(paragraphs[1])</p></div>
        <p>\(share)</p>
        <div><h3>\(related[0])</h3>
        <ul><li><a href="/1">\(related[1])</a></li><li><a href="/2">\(related[2])</a></li></ul></div>
        <div><h3>\(comments[0])</h3><p>\(comments[1])</p></div>
        </body></html>
        """
    }

    /// What is to be stripped.
    var boilerplate: [String] { [consent, share] + related + comments }

    static let all = [
        LanguagePage(
            language: "ar",
            paragraphs: [
                "بعد أحد عشر عاما من الجفاف فتح الحارس بوابة السد القديم عند الفجر، ووصل الماء إلى الطاحونة حيث تجمع عدد من أهل القرية لمشاهدة هذا الحدث النادر الذي انتظروه طويلا.",
                "وقالت المهندسة التي قاست القناة مرتين إن أحدا لم يتوقع أن يرتفع الماء بهذه السرعة، لكن البوابات صمدت، وعند الظهر كان الحوض قد امتلأ حتى حافته من دون أن يصاب أحد بأذى.",
            ],
            comments: ["اترك تعليقاً", "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *"],
            related: ["مقالات ذات صلة", "مجلس البلدة يناقش مستقبل الميناء", "لماذا تحب أسماك النهر الماء البارد"],
            share: "شارك المقال", consent: "يستخدم هذا الموقع ملفات تعريف الارتباط لتحسين تجربتك."),
        LanguagePage(
            language: "fa",
            paragraphs: [
                "پس از یازده سال، نگهبان بندر سپیده‌دم دریچهٔ کهنهٔ سد را باز کرد و آب تا آسیاب بالا آمد؛ جایی که گروهی از مردم روستا برای تماشای این رویداد گرد آمده بودند.",
                "مهندسی که کانال را دو بار اندازه گرفته بود گفت هیچ‌کس انتظار نداشت آب به این سرعت بالا بیاید، اما دریچه‌ها دوام آوردند و تا ظهر حوضچه تا لبه پر شده بود.",
            ],
            comments: ["دیدگاهتان را بنویسید", "نشانی ایمیل شما منتشر نخواهد شد. بخش‌های موردنیاز علامت‌گذاری شده‌اند *"],
            related: ["مطالب مرتبط", "شورای شهر دربارهٔ بندر تصمیم می‌گیرد", "چرا ماهی‌های رودخانه آب سرد را دوست دارند"],
            share: "به اشتراک بگذارید", consent: "این وب‌سایت از کوکی‌ها استفاده می‌کند تا تجربهٔ بهتری داشته باشید."),
        LanguagePage(
            language: "ps",
            paragraphs: [
                "وروسته له يوولسو کلونو د بندر ساتونکي سهار وختي زوړ بند پرانيست او اوبه تر ژرندې پورې راورسېدې، چېرته چې د کلي يو شمېر خلک د دې پېښې د ليدلو لپاره راټول شوي وو.",
                "انجنيرې چې وياله يې دوه ځله اندازه کړې وه، وويل چې هيچا دا تمه نه درلوده چې اوبه به دومره ژر لوړې شي، خو دروازې ټينګې پاتې شوې او تر غرمې پورې حوض ډک شو.",
            ],
            comments: ["خپله تبصره وليکئ", "ستاسو برېښناليک به نه خپريږي"],
            related: ["اړوند خبرونه", "د ښار شورا د بندر په اړه پرېکړه کوي", "ولې د سيند کبان سړې اوبه خوښوي"],
            share: "دا شريک کړئ", consent: "موږ په دې وېبپاڼه کې کوکيز کاروو."),
        LanguagePage(
            language: "ur",
            paragraphs: [
                "گیارہ سال کے بعد بندرگاہ کے نگران نے صبح سویرے پرانا دروازہ کھولا اور پانی چکی تک پہنچ گیا، جہاں گاؤں کے کچھ لوگ یہ منظر دیکھنے کے لیے جمع تھے۔",
                "انجینئر نے، جس نے نہر کو دو بار ناپا تھا، کہا کہ کسی کو امید نہیں تھی کہ پانی اتنی تیزی سے بڑھے گا، لیکن دروازے قائم رہے اور دوپہر تک حوض کنارے تک بھر گیا۔",
            ],
            comments: ["تبصرہ کریں", "آپ کا ای میل ایڈریس شائع نہیں کیا جائے گا۔"],
            related: ["متعلقہ خبریں", "کونسل بندرگاہ کے بارے میں فیصلہ کرے گی", "دریا کی مچھلیاں ٹھنڈا پانی کیوں پسند کرتی ہیں"],
            share: "شیئر کریں", consent: "یہ ویب سائٹ کوکیز کا استعمال کرتی ہے۔"),
        LanguagePage(
            language: "tg",
            paragraphs: [
                "Пас аз ёздаҳ сол нигаҳбони бандар субҳи барвақт дарвозаи кӯҳнаи сарбандро кушод ва об то осиё расид, ки дар он ҷо гурӯҳе аз мардуми деҳа барои тамошои ин ҳодиса ҷамъ шуда буданд.",
                "Муҳандис, ки каналро ду бор чен карда буд, гуфт, ки ҳеҷ кас интизор набуд об ин қадар зуд боло равад, аммо дарвозаҳо тоб оварданд ва то нисфирӯзӣ ҳавз пур шуд.",
            ],
            comments: ["Шарҳ диҳед", "Почтаи электронии шумо нашр намешавад."],
            related: ["Хабарҳои марбут", "Шӯрои шаҳр дар бораи бандар қарор мекунад", "Чаро моҳиҳои дарё оби хунукро дӯст медоранд"],
            share: "Мубодила кунед", consent: "Мо аз кукиҳо истифода мебарем."),
        LanguagePage(
            language: "ru",
            paragraphs: [
                "Через одиннадцать лет смотритель гавани на рассвете открыл старый шлюз, и вода дошла до самой мельницы, где собралась небольшая толпа, чтобы посмотреть на это событие.",
                "Никто не ожидал, что вода поднимется так быстро, сказала инженер, которая дважды измеряла канал, но ворота выдержали, и к полудню бассейн был полон до краёв.",
            ],
            comments: ["Добавить комментарий", "Ваш адрес email не будет опубликован. Обязательные поля помечены *"],
            related: ["Читайте также", "Совет решает судьбу старой гавани", "Почему речная рыба любит холодную воду"],
            share: "Поделиться", consent: "Мы используем файлы cookie, чтобы сделать сайт удобнее."),
        LanguagePage(
            language: "uk",
            paragraphs: [
                "Через одинадцять років доглядач гавані на світанку відкрив старий шлюз, і вода дійшла аж до млина, де зібрався невеликий натовп, щоб подивитися на цю подію.",
                "Ніхто не очікував, що вода підніметься так швидко, сказала інженерка, яка двічі вимірювала канал, але ворота витримали, і до полудня басейн був повний по вінця.",
            ],
            comments: ["Залишити відповідь", "Ваша e-mail адреса не оприлюднюватиметься. Обов’язкові поля позначені *"],
            related: ["Читайте також", "Рада вирішує долю старої гавані", "Чому річкова риба любить холодну воду"],
            share: "Поділитися", consent: "Цей сайт використовує файли cookie."),
        LanguagePage(
            language: "es",
            paragraphs: [
                "Después de once años, el guarda del puerto abrió al amanecer la vieja compuerta, y el agua llegó hasta el molino, donde se había reunido un pequeño grupo de vecinos para verlo.",
                "Nadie esperaba que el agua subiera tan rápido, dijo la ingeniera, que había medido el canal dos veces, pero las puertas resistieron y al mediodía el estanque estaba lleno hasta el borde.",
            ],
            comments: ["Deja una respuesta", "Tu dirección de correo electrónico no será publicada. Los campos obligatorios están marcados con *"],
            related: ["Artículos relacionados", "El consejo decide el futuro del puerto", "Por qué los peces del río prefieren el agua fría"],
            share: "Compartir", consent: "Este sitio web utiliza cookies para mejorar tu experiencia."),
        LanguagePage(
            language: "pt",
            paragraphs: [
                "Onze anos depois, o guarda do porto abriu ao amanhecer a velha comporta, e a água chegou até o moinho, onde um pequeno grupo de moradores se tinha reunido para ver.",
                "Ninguém esperava que a água subisse tão depressa, disse a engenheira, que tinha medido o canal duas vezes, mas as portas resistiram e ao meio-dia a bacia estava cheia até a borda.",
            ],
            comments: ["Deixe um comentário", "O seu endereço de e-mail não será publicado. Campos obrigatórios são marcados com *"],
            related: ["Artigos relacionados", "O conselho decide o futuro do porto", "Por que os peixes do rio preferem a água fria"],
            share: "Compartilhe", consent: "Este site utiliza cookies para melhorar a sua experiência."),
        LanguagePage(
            language: "de",
            paragraphs: [
                "Nach elf Jahren öffnete der Hafenmeister im Morgengrauen die alte Schleuse, und das Wasser kam bis zur Mühle, wo sich einige Leute aus dem Dorf versammelt hatten, um zuzusehen.",
                "Niemand hatte erwartet, dass das Wasser so schnell steigen würde, sagte die Ingenieurin, die den Kanal zweimal vermessen hatte, aber die Tore hielten, und am Mittag war das Becken voll.",
            ],
            comments: ["Schreibe einen Kommentar", "Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert"],
            related: ["Das könnte Sie auch interessieren", "Der Rat entscheidet über den Hafen", "Warum die Fische im Fluss kaltes Wasser mögen"],
            share: "Artikel teilen", consent: "Diese Website verwendet Cookies."),
        LanguagePage(
            language: "fr",
            paragraphs: [
                "Après onze ans, le gardien du port a ouvert à l'aube la vieille écluse, et l'eau est montée jusqu'au moulin, où quelques habitants du village s'étaient réunis pour regarder.",
                "Personne n'attendait que l'eau monte si vite, a dit l'ingénieure, qui avait mesuré le canal deux fois, mais les portes ont tenu, et à midi le bassin était plein jusqu'au bord.",
            ],
            comments: ["Laisser un commentaire", "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *"],
            related: ["Articles similaires", "Le conseil décide de l'avenir du port", "Pourquoi les poissons de la rivière aiment l'eau froide"],
            share: "Partager cet article", consent: "Ce site utilise des cookies."),
        LanguagePage(
            language: "it",
            paragraphs: [
                "Dopo undici anni il custode del porto ha aperto all'alba la vecchia chiusa, e l'acqua è arrivata fino al mulino, dove alcuni abitanti del paese si erano riuniti per guardare.",
                "Nessuno si aspettava che l'acqua salisse così in fretta, ha detto l'ingegnera, che aveva misurato il canale due volte, ma le porte hanno tenuto e a mezzogiorno il bacino era pieno.",
            ],
            comments: ["Lascia un commento", "Il tuo indirizzo email non sarà pubblicato. I campi obbligatori sono contrassegnati *"],
            related: ["Articoli correlati", "Il consiglio decide il futuro del porto", "Perché i pesci del fiume preferiscono l'acqua fredda"],
            share: "Condividi", consent: "Questo sito utilizza i cookie."),
        LanguagePage(
            language: "nl",
            paragraphs: [
                "Na elf jaar opende de havenmeester bij zonsopgang de oude sluis, en het water kwam tot aan de molen, waar een groepje mensen uit het dorp was samengekomen om te kijken.",
                "Niemand had verwacht dat het water zo snel zou stijgen, zei de ingenieur, die het kanaal twee keer had gemeten, maar de deuren hielden stand en om twaalf uur was het bekken vol.",
            ],
            comments: ["Geef een reactie", "Je e-mailadres wordt niet gepubliceerd. Vereiste velden zijn gemarkeerd met *"],
            related: ["Gerelateerde artikelen", "De raad beslist over de haven", "Waarom de vissen in de rivier van koud water houden"],
            share: "Deel dit artikel", consent: "Deze website gebruikt cookies."),
        LanguagePage(
            language: "pl",
            paragraphs: [
                "Po jedenastu latach dozorca portu otworzył o świcie starą śluzę, a woda doszła aż do młyna, gdzie zebrała się niewielka grupa mieszkańców wsi, żeby to zobaczyć.",
                "Nikt się nie spodziewał, że woda podniesie się tak szybko, powiedziała inżynierka, która dwa razy zmierzyła kanał, ale wrota wytrzymały i w południe basen był pełny po brzegi.",
            ],
            comments: ["Dodaj komentarz", "Twój adres e-mail nie zostanie opublikowany. Wymagane pola są oznaczone *"],
            related: ["Zobacz także", "Rada decyduje o przyszłości portu", "Dlaczego ryby w rzece lubią zimną wodę"],
            share: "Udostępnij", consent: "Ta strona używa plików cookies."),
        LanguagePage(
            language: "cs",
            paragraphs: [
                "Po jedenácti letech otevřel správce přístavu za úsvitu staré stavidlo a voda vystoupala až k mlýnu, kde se sešla malá skupina lidí z vesnice, aby se podívala.",
                "Nikdo nečekal, že voda bude stoupat tak rychle, řekla inženýrka, která kanál dvakrát změřila, ale vrata vydržela a v poledne byla nádrž plná až po okraj.",
            ],
            comments: ["Napsat komentář", "Vaše e-mailová adresa nebude zveřejněna. Vyžadované informace jsou označeny *"],
            related: ["Související články", "Rada rozhoduje o budoucnosti přístavu", "Proč mají ryby v řece rády studenou vodu"],
            share: "Sdílet článek", consent: "Tento web používá soubory cookie."),
        LanguagePage(
            language: "sv",
            paragraphs: [
                "Efter elva år öppnade hamnvakten den gamla slussen i gryningen, och vattnet kom ända upp till kvarnen, där en liten grupp människor från byn hade samlats för att titta.",
                "Ingen hade väntat sig att vattnet skulle stiga så fort, sade ingenjören, som hade mätt kanalen två gånger, men portarna höll och vid middagstid var bassängen full till brädden.",
            ],
            comments: ["Lämna en kommentar", "Din e-postadress kommer inte publiceras. Obligatoriska fält är märkta *"],
            related: ["Relaterade artiklar", "Rådet beslutar om hamnens framtid", "Varför fiskarna i floden tycker om kallt vatten"],
            share: "Dela artikeln", consent: "Den här webbplatsen använder cookies."),
        LanguagePage(
            language: "da",
            paragraphs: [
                "Efter elleve år åbnede havnefogeden den gamle sluse ved daggry, og vandet kom helt op til møllen, hvor en lille gruppe mennesker fra landsbyen havde samlet sig for at se på.",
                "Ingen havde ventet, at vandet ville stige så hurtigt, sagde ingeniøren, som havde målt kanalen to gange, men portene holdt, og ved middagstid var bassinet fyldt til randen.",
            ],
            comments: ["Skriv en kommentar", "Din e-mailadresse vil ikke blive publiceret. Krævede felter er markeret med *"],
            related: ["Relaterede artikler", "Rådet beslutter om havnens fremtid", "Hvorfor fiskene i åen kan lide koldt vand"],
            share: "Del artiklen", consent: "Dette website bruger cookies."),
        LanguagePage(
            language: "no",
            paragraphs: [
                "Etter elleve år åpnet havnefogden den gamle slusen ved daggry, og vannet kom helt opp til møllen, der en liten gruppe mennesker fra bygda hadde samlet seg for å se på.",
                "Ingen hadde ventet at vannet skulle stige så fort, sa ingeniøren, som hadde målt kanalen to ganger, men portene holdt, og ved middagstid var bassenget fullt til randen.",
            ],
            comments: ["Legg igjen en kommentar", "Din e-postadresse vil ikke bli publisert. Obligatoriske felt er merket med *"],
            related: ["Relaterte artikler", "Rådet avgjør havnens framtid", "Hvorfor fiskene i elva liker kaldt vann"],
            share: "Del artikkelen", consent: "Dette nettstedet bruker informasjonskapsler."),
        LanguagePage(
            language: "fi",
            paragraphs: [
                "Yhdentoista vuoden jälkeen satamavahti avasi vanhan sulun aamunkoitteessa, ja vesi nousi myllylle asti, jonne pieni joukko kylän asukkaita oli kokoontunut katsomaan.",
                "Kukaan ei ollut odottanut, että vesi nousisi niin nopeasti, sanoi insinööri, joka oli mitannut kanavan kahdesti, mutta portit kestivät ja keskipäivällä allas oli täynnä.",
            ],
            comments: ["Jätä kommentti", "Sähköpostiosoitettasi ei julkaista. Pakolliset kentät on merkitty *"],
            related: ["Aiheeseen liittyvää", "Neuvosto päättää sataman tulevaisuudesta", "Miksi joen kalat pitävät kylmästä vedestä"],
            share: "Jaa artikkeli", consent: "Tämä sivusto käyttää evästeitä."),
        LanguagePage(
            language: "hu",
            paragraphs: [
                "Tizenegy év után a kikötő őre hajnalban kinyitotta a régi zsilipet, és a víz egészen a malomig jutott, ahol a falu néhány lakója összegyűlt, hogy megnézze.",
                "Senki sem várta, hogy a víz ilyen gyorsan emelkedik, mondta a mérnök, aki kétszer is megmérte a csatornát, de a kapuk kitartottak, és délre a medence színültig megtelt.",
            ],
            comments: ["Hozzászólás írása", "Az e-mail címet nem tesszük közzé. A kötelező mezőket * karakterrel jelöltük"],
            related: ["Kapcsolódó cikkek", "A tanács dönt a kikötő jövőjéről", "Miért szeretik a folyó halai a hideg vizet"],
            share: "Oszd meg", consent: "Ez a weboldal sütiket használ."),
        LanguagePage(
            language: "ro",
            paragraphs: [
                "După unsprezece ani, paznicul portului a deschis în zori vechea ecluză, iar apa a ajuns până la moară, unde un mic grup de oameni din sat se adunase ca să privească.",
                "Nimeni nu se aștepta ca apa să crească atât de repede, a spus inginera, care măsurase canalul de două ori, dar porțile au rezistat și la prânz bazinul era plin până la margine.",
            ],
            comments: ["Lasă un răspuns", "Adresa ta de email nu va fi publicată. Câmpurile obligatorii sunt marcate cu *"],
            related: ["Articole similare", "Consiliul decide viitorul portului", "De ce peștii din râu preferă apa rece"],
            share: "Distribuie", consent: "Acest site folosește cookie-uri."),
        LanguagePage(
            language: "el",
            paragraphs: [
                "Μετά από έντεκα χρόνια ο φύλακας του λιμανιού άνοιξε την αυγή το παλιό φράγμα και το νερό έφτασε μέχρι τον μύλο, όπου είχε μαζευτεί μια μικρή ομάδα κατοίκων για να δει.",
                "Κανείς δεν περίμενε ότι το νερό θα ανέβει τόσο γρήγορα, είπε η μηχανικός, που είχε μετρήσει το κανάλι δύο φορές, αλλά οι πόρτες άντεξαν και το μεσημέρι η δεξαμενή ήταν γεμάτη.",
            ],
            comments: ["Αφήστε μια απάντηση", "Η ηλ. διεύθυνση σας δεν δημοσιεύεται. Τα υποχρεωτικά πεδία σημειώνονται με *"],
            related: ["Σχετικά άρθρα", "Το συμβούλιο αποφασίζει για το λιμάνι", "Γιατί τα ψάρια του ποταμού αγαπούν το κρύο νερό"],
            share: "Κοινοποίηση", consent: "Αυτός ο ιστότοπος χρησιμοποιεί cookies."),
        LanguagePage(
            language: "tr",
            paragraphs: [
                "On bir yıl sonra liman bekçisi eski savağı şafakta açtı ve su, köyden küçük bir grubun bu olayı izlemek için toplandığı değirmene kadar ulaştı.",
                "Kanalı iki kez ölçmüş olan mühendis, kimsenin suyun bu kadar hızlı yükselmesini beklemediğini söyledi, ama kapılar dayandı ve öğlene kadar havuz ağzına kadar doldu.",
            ],
            comments: ["BİR YANIT YAZIN", "E-posta adresiniz yayınlanmayacak. Gerekli alanlar * ile işaretlenmişlerdir"],
            related: ["İLGİLİ HABERLER", "Meclis limanın geleceğine karar veriyor", "Nehirdeki balıklar neden soğuk suyu sever"],
            share: "Bu haberi paylaş", consent: "Bu sitede çerezler kullanılmaktadır."),
        LanguagePage(
            language: "az",
            paragraphs: [
                "On bir ildən sonra liman gözətçisi səhər tezdən köhnə bəndi açdı və su dəyirmana qədər çatdı, orada kənddən bir qrup adam bu hadisəyə baxmaq üçün toplaşmışdı.",
                "Kanalı iki dəfə ölçmüş mühəndis dedi ki, heç kim suyun bu qədər tez qalxacağını gözləmirdi, amma qapılar dözdü və günortaya qədər hovuz ağzına kimi doldu.",
            ],
            comments: ["Şərh yazın", "E-poçt ünvanınız dərc edilməyəcək."],
            related: ["Oxşar xəbərlər", "Şura limanın gələcəyi barədə qərar verir", "Çaydakı balıqlar niyə soyuq suyu sevir"],
            share: "Xəbəri paylaş", consent: "Bu sayt kuki fayllarından istifadə edir."),
        LanguagePage(
            language: "kk",
            paragraphs: [
                "Он бір жылдан кейін айлақ күзетшісі таң ата ескі бөгетті ашты, су диірменге дейін жетті, ол жерге ауылдан бірнеше адам осы оқиғаны көру үшін жиналған еді.",
                "Арнаны екі рет өлшеген инженер ешкім судың мұнша тез көтеріледі деп күтпегенін айтты, бірақ қақпалар шыдап тұрды және түске дейін бассейн ернеуіне дейін толды.",
            ],
            comments: ["Пікір қалдыру", "Электронды поштаңыз жарияланбайды."],
            related: ["Ұқсас жаңалықтар", "Кеңес айлақтың болашағын шешеді", "Өзен балықтары неге салқын суды жақсы көреді"],
            share: "Достарыңызбен бөлісіңіз", consent: "Бұл сайт cookie файлдарын пайдаланады."),
        LanguagePage(
            language: "he",
            paragraphs: [
                "אחרי אחת עשרה שנים פתח שומר הנמל עם שחר את הסכר הישן, והמים הגיעו עד לטחנה, שם התאספה קבוצה קטנה של אנשים מן הכפר כדי לראות את זה.",
                "אף אחד לא ציפה שהמים יעלו כל כך מהר, אמרה המהנדסת, שמדדה את התעלה פעמיים, אבל השערים החזיקו מעמד ובצהריים הייתה הבריכה מלאה עד שפתה.",
            ],
            comments: ["כתיבת תגובה", "האימייל לא יוצג באתר. שדות החובה מסומנים *"],
            related: ["כתבות נוספות", "המועצה מחליטה על עתיד הנמל", "למה הדגים בנהר אוהבים מים קרים"],
            share: "שתפו כתבה", consent: "אתר זה עושה שימוש בעוגיות."),
        LanguagePage(
            language: "hi",
            paragraphs: [
                "ग्यारह साल के बाद बंदरगाह के पहरेदार ने सुबह होते ही पुराना फाटक खोला और पानी चक्की तक पहुँच गया, जहाँ गाँव के कुछ लोग यह देखने के लिए जमा हुए थे।",
                "किसी को उम्मीद नहीं थी कि पानी इतनी तेज़ी से बढ़ेगा, इंजीनियर ने कहा, जिसने नहर को दो बार नापा था, लेकिन फाटक टिके रहे और दोपहर तक कुंड किनारे तक भर गया।",
            ],
            comments: ["टिप्पणी करें", "आपका ईमेल पता प्रकाशित नहीं किया जाएगा। आवश्यक फ़ील्ड चिह्नित हैं *"],
            related: ["संबंधित खबरें", "परिषद बंदरगाह का भविष्य तय करेगी", "नदी की मछलियाँ ठंडा पानी क्यों पसंद करती हैं"],
            share: "शेयर करें", consent: "यह वेबसाइट कुकीज़ का उपयोग करती है।"),
        LanguagePage(
            language: "bn",
            paragraphs: [
                "এগারো বছর পরে বন্দরের পাহারাদার ভোরবেলা পুরোনো বাঁধের দরজা খুলে দিলেন এবং জল কল পর্যন্ত পৌঁছে গেল, যেখানে গ্রামের কিছু মানুষ এই ঘটনা দেখার জন্য জড়ো হয়েছিলেন।",
                "কেউ আশা করেনি যে জল এত তাড়াতাড়ি বাড়বে, বললেন সেই প্রকৌশলী, যিনি খালটি দুবার মেপেছিলেন, কিন্তু দরজাগুলো টিকে গেল এবং দুপুরের মধ্যে জলাধার কানায় কানায় ভরে গেল।",
            ],
            comments: ["মন্তব্য করুন", "আপনার ইমেইল ঠিকানা প্রকাশ করা হবে না।"],
            related: ["সম্পর্কিত খবর", "পরিষদ বন্দরের ভবিষ্যৎ ঠিক করবে", "নদীর মাছ কেন ঠান্ডা জল পছন্দ করে"],
            share: "শেয়ার করুন", consent: "এই সাইট কুকি ব্যবহার করে।"),
        LanguagePage(
            language: "zh",
            paragraphs: [
                "十一年后，港口的看守人在黎明时分打开了旧水闸，水一直涨到磨坊，村里的一小群人聚集在那里观看这件大家等了很久的事情。",
                "曾经两次测量水道的工程师说，没有人料到水会涨得这么快，但是闸门经受住了考验，到了中午，水池已经满到了边缘，没有一个人受伤。",
            ],
            comments: ["发表评论", "您的邮箱地址不会被公开。必填项已用 * 标注"],
            related: ["相关阅读", "议会决定港口的未来", "为什么河里的鱼喜欢冷水"],
            share: "分享到微信", consent: "本网站使用Cookie来改善您的体验。"),
        LanguagePage(
            language: "zh-Hant",
            paragraphs: [
                "十一年後，港口的看守人在黎明時分打開了舊水閘，水一直漲到磨坊，村裡的一小群人聚集在那裡觀看這件大家等了很久的事情。",
                "曾經兩次測量水道的工程師說，沒有人料到水會漲得這麼快，但是閘門經受住了考驗，到了中午，水池已經滿到了邊緣，沒有一個人受傷。",
            ],
            comments: ["發佈留言", "發佈留言必須填寫的電子郵件地址不會公開。必填欄位標示為 *"],
            related: ["相關文章", "議會決定港口的未來", "為什麼河裡的魚喜歡冷水"],
            share: "分享文章", consent: "本網站使用Cookie以提升您的使用體驗。"),
        LanguagePage(
            language: "ja",
            paragraphs: [
                "十一年ぶりに港の番人が夜明けに古い水門を開けると、水は水車小屋のところまで上がってきた。そこには村の人たちが少し集まって、その様子を眺めていた。",
                "水路を二度も測った技師は、水がこんなに早く上がるとは誰も思っていなかったと話したが、門は持ちこたえ、昼までに池は縁までいっぱいになった。",
            ],
            comments: ["コメントを残す", "メールアドレスが公開されることはありません。* が付いている欄は必須項目です"],
            related: ["関連記事", "議会が港の将来を決める", "川の魚はなぜ冷たい水を好むのか"],
            share: "この記事をシェアする", consent: "当サイトではCookieを使用しています。"),
        LanguagePage(
            language: "ko",
            paragraphs: [
                "열한 해 만에 항구 관리인이 새벽에 낡은 수문을 열자 물이 방앗간까지 올라왔고, 그곳에는 이 일을 보려고 마을 사람들이 조금 모여 있었다.",
                "수로를 두 번이나 잰 기술자는 물이 이렇게 빨리 오를 줄은 아무도 몰랐다고 말했지만, 문은 버텼고 정오까지 못은 가장자리까지 가득 찼다.",
            ],
            comments: ["댓글 남기기", "이메일 주소는 공개되지 않습니다. 필수 필드는 *로 표시됩니다"],
            related: ["관련 기사", "의회가 항구의 미래를 결정한다", "강의 물고기는 왜 찬물을 좋아하는가"],
            share: "기사 공유하기", consent: "이 사이트는 쿠키를 사용합니다."),
        LanguagePage(
            language: "vi",
            paragraphs: [
                "Sau mười một năm, người gác cảng đã mở cánh cửa cũ của con đập vào lúc bình minh, và nước dâng lên đến tận nhà máy xay, nơi một nhóm nhỏ dân làng đã tụ tập để xem.",
                "Không ai ngờ rằng nước lại dâng nhanh như vậy, kỹ sư đã đo con kênh hai lần cho biết, nhưng các cánh cửa vẫn đứng vững và đến trưa thì bể đã đầy đến miệng.",
            ],
            comments: ["Để lại một bình luận", "Email của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu *"],
            related: ["Bài viết liên quan", "Hội đồng quyết định tương lai của cảng", "Vì sao cá sông thích nước lạnh"],
            share: "Chia sẻ bài viết", consent: "Trang web này sử dụng cookie."),
        LanguagePage(
            language: "id",
            paragraphs: [
                "Setelah sebelas tahun, penjaga pelabuhan membuka pintu air yang lama pada waktu fajar, dan air naik sampai ke penggilingan, tempat sekelompok kecil warga desa berkumpul untuk melihat.",
                "Tidak ada yang menyangka air akan naik secepat itu, kata insinyur yang sudah dua kali mengukur saluran itu, tetapi pintunya bertahan dan pada tengah hari kolam sudah penuh.",
            ],
            comments: ["Tinggalkan Balasan", "Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *"],
            related: ["Artikel terkait", "Dewan memutuskan masa depan pelabuhan", "Mengapa ikan di sungai menyukai air dingin"],
            share: "Bagikan artikel ini", consent: "Situs ini menggunakan cookie."),
        LanguagePage(
            language: "th",
            paragraphs: [
                "หลังจากสิบเอ็ดปี คนเฝ้าท่าเรือได้เปิดประตูน้ำเก่าในยามเช้ามืด และน้ำก็ขึ้นมาถึงโรงสี ซึ่งมีชาวบ้านกลุ่มเล็ก ๆ มารวมตัวกันเพื่อดูเหตุการณ์นี้",
                "ไม่มีใครคาดคิดว่าน้ำจะขึ้นเร็วขนาดนี้ วิศวกรซึ่งเคยวัดคลองถึงสองครั้งกล่าว แต่ประตูก็ทนอยู่ได้ และพอถึงเที่ยงวันอ่างเก็บน้ำก็เต็มจนถึงขอบ",
            ],
            comments: ["แสดงความคิดเห็น", "อีเมลของคุณจะไม่แสดงให้คนอื่นเห็น ช่องข้อมูลจำเป็นถูกทำเครื่องหมาย *"],
            related: ["ข่าวที่เกี่ยวข้อง", "สภาตัดสินอนาคตของท่าเรือ", "ทำไมปลาในแม่น้ำชอบน้ำเย็น"],
            share: "แชร์บทความนี้", consent: "เว็บไซต์นี้ใช้คุกกี้เพื่อประสบการณ์ที่ดี"),
    ]
}
