/// Words that hold sentences together and say nothing of what a text is about: articles, pronouns,
/// prepositions, conjunctions, auxiliary verbs and particles, which are closed classes in every language.
///
/// To find a text by a question, such words are worth little. They are written as the standard analyzer
/// yields them, without accents; a speaker of another language may add a list.
public enum FunctionWords {
    /// The languages that have a list, as ISO 639-1 codes.
    public static let languages = lists.keys.sorted()

    /// The words of a language as terms, separated by white space; nil where there is no list.
    package static func words(of language: String) -> String? { lists[language] }

    private static let lists: [String: String] = [
        "en": """
        a an the this that these those i me my mine myself we us our ours ourselves you your yours
        yourself yourselves he him his himself she her hers herself it its itself they them their theirs
        themselves one ones oneself who whom whose which what when where why how whether whatever
        whichever whoever whenever wherever some any no none every each either neither both all another
        other others such same much many more most few fewer less least several enough somebody someone
        something anybody anyone anything nobody nothing everybody everyone everything and or but nor so
        yet if then else than as because although though while whereas unless until since of in on at by
        to from for with without within into onto upon about above below over under up down out off
        through throughout during before after between among amongst against toward towards across along
        around behind beside besides beyond near per via despite except like be am is are was were been
        being have has had having do does did doing done can could may might must shall should will would
        ought cannot not only also too very just even still already again ever never always often there
        here now thus hence therefore however moreover furthermore rather quite
        """,
        "de": """
        der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner dieser
        diese dieses diesen diesem jener jene jenes ich du er sie es wir ihr mich dich sich uns euch mir
        dir ihm ihn ihnen mein meine dein deine sein seine seinen seinem seiner ihre ihren ihrem ihrer
        unser unsere euer man wer wen wem wessen was welche welcher welches wann wo warum wie ob und oder
        aber denn sondern sowie als dass weil wenn obwohl wahrend bevor nachdem damit falls in an auf aus
        bei mit nach von vom zu zum zur im am ins ans fur gegen ohne um durch uber unter vor hinter neben
        zwischen seit bis wegen trotz ab je ist sind war waren bin bist seid gewesen wird werden wurde
        wurden worden hat haben hatte hatten hast kann konnen konnte konnten muss mussen musste soll
        sollen sollte will wollen wollte darf durfen mag mogen nicht nur auch noch schon sehr so da dort
        hier nun dann doch mal eben etwa also alle allen aller alles beide viele mehr wenige einige etwas
        nichts jemand niemand jeder jede jedes
        """,
        "fr": """
        le la les l un une des du de d au aux ce cet cette ces c je j tu il elle on nous vous ils elles
        me m te t se s lui leur leurs y en moi toi soi eux mon ma mes ton ta tes son sa ses notre nos
        votre vos qui que qu quoi dont ou quel quelle quels quelles quand comment pourquoi combien si et
        mais donc or ni car comme lorsque puisque parce afin quoique dans sur sous vers avec sans pour par
        contre entre chez depuis pendant avant apres des jusque jusqu selon malgre hors est suis es sommes
        etes sont etait etaient etre ete sera seront serait a ai as avons avez ont avait avaient avoir
        aura fait peut peuvent doit doivent n ne pas plus jamais rien aussi tres trop bien encore deja
        meme memes alors ainsi cela ca ceci tout toute tous toutes chaque quelque quelques plusieurs
        aucun aucune autre autres
        """,
        "es": """
        el la los las lo un una unos unas al del este esta esto estos estas ese esa eso esos esas aquel
        aquella yo tu ella ello nosotros vosotros ellos ellas usted ustedes me te se nos os le les mi mis
        tus su sus nuestro nuestra nuestros nuestras que quien quienes cual cuales cuyo cuya cuando donde
        como cuanto porque por para con sin de en a ante bajo contra desde durante entre hacia hasta segun
        sobre tras y e o u ni pero sino aunque si pues mientras es son soy eres somos era eran fue fueron
        ser sido sera seria esta estan estaba estar ha han he hemos habia haber hay puede pueden debe no
        si ya mas menos muy tan tanto tambien tampoco solo aun asi aqui alli ahora entonces todo toda
        todos todas otro otra otros otras mismo misma cada algun alguno alguna algunos algunas nada nadie
        ningun ninguno
        """,
        "pt": """
        o a os as um uma uns umas ao aos do da dos das no na nos nas num numa pelo pela pelos pelas este
        esta estes estas isto esse essa esses essas isso aquele aquela aquilo eu tu ele ela nos vos eles
        elas voce voces me te se lhe lhes meu minha teu tua seu sua seus suas nosso nossa que quem qual
        quais cujo cuja quando onde como quanto porque por para com sem de em ante apos ate contra desde
        durante entre perante segundo sob sobre tras e ou nem mas porem embora se pois enquanto sao sou
        somos era eram foi foram ser sido sera seria esta estao estava estar ha tem tinha ter pode podem
        deve nao ja mais menos muito tao tambem so ainda assim aqui ali agora entao tudo todo toda todos
        todas outro outra outros outras mesmo mesma cada algum alguma alguns algumas nada ninguem nenhum
        """,
        "it": """
        il lo la i gli le l un uno una del dello della dei degli delle d al allo alla ai agli alle dal
        dallo dalla dai dalle nel nello nella nei negli nelle sul sullo sulla sui sulle questo questa
        questi queste quello quella quelli quelle io tu lui lei noi voi loro mi ti si ci vi ne li mio mia
        tuo tua suo sua suoi sue nostro nostra che chi cui quale quali quando dove come quanto perche per
        con senza di a da in su tra fra contro durante entro verso sotto sopra dopo prima e ed o ma anche
        se mentre benche oppure pero sono sei siamo siete era erano fu furono essere stato stata sara
        sarebbe ho hai ha abbiamo hanno aveva avere puo possono deve non piu meno molto cosi ancora gia
        solo qui li ora allora poi tutto tutta tutti tutte altro altra altri altre stesso stessa ogni
        alcuni alcune nulla niente nessuno
        """,
        "nl": """
        de het een deze dit die dat ik jij je hij zij ze wij we jullie u mij me jou hem haar ons hen hun
        zich mijn jouw zijn onze wie wat welke welk wanneer waar waarom hoe of en maar want dus noch als
        dan omdat terwijl hoewel voordat nadat zodat indien in op aan uit bij met naar van voor door over
        onder tegen zonder om tot tussen sinds tijdens per via is ben bent was waren wordt worden werd
        werden geweest geworden heeft hebben had hadden kan kunnen kon moet moeten moest zal zullen zou
        zouden wil willen mag mogen niet geen ook nog al zeer zo er daar hier nu toen wel alleen te meer
        veel weinig alle alles beide elk elke iets niets iemand niemand ander andere
        """,
        "sv": """
        en ett den det de denna detta dessa jag du han hon vi ni man mig dig honom henne oss er dem sig
        min mitt mina din ditt sin sitt sina hans hennes var vart deras vem vad vilken vilket vilka nar
        dar varfor hur om och eller men for utan att som an eftersom medan innan i pa av till fran med
        vid mot under over mellan genom efter fore hos ar var vara varit blir bli blev har hade ha kan
        kunde ska skall skulle vill ville maste inte icke ocksa bara mycket sa har nu da an mer mest
        mindre alla allt nagon nagot nagra ingen inget annan annat andra
        """,
        "da": """
        en et den det de denne dette disse jeg du han hun vi i man mig dig ham hende os jer dem sig min
        mit mine din dit sin sit sine hans hendes vores deres hvem hvad hvilken hvilket hvilke hvornar
        hvor hvorfor hvordan om og eller men for at som end fordi mens for pa af til fra med ved mod under
        over mellem gennem efter hos er var vaere vaeret bliver blive blev har havde have kan kunne skal
        skulle vil ville ma matte ikke ogsa kun meget sa her nu da der mere mest alle alt nogen noget
        nogle ingen intet anden andet andre
        """,
        "no": """
        en ei et den det de denne dette disse jeg du han hun vi dere man meg deg ham henne oss dem seg min
        mitt mine din ditt sin sitt sine hans hennes var deres hvem hva hvilken hvilket hvilke nar hvor
        hvorfor hvordan om og eller men for at som enn fordi mens i pa av til fra med ved mot under over
        mellom gjennom etter hos er var vaere vaert blir bli ble har hadde ha kan kunne skal skulle vil
        ville ma matte ikke ogsa bare mye sa her na da der mer mest alle alt noen noe ingen intet annen
        annet andre
        """,
        "ru": """
        я ты он она оно мы вы они меня тебя его ее нас вас их мне тебе ему ей нам вам им мной тобой ним
        ней ними себя себе собой мой моя мое мои твои свои своя свое своего своих наш наша наше наши ваш
        этот эта это эти этого этой этих тот та то те того той тех кто что чего чему кого кому чем который
        которая которое которые которого которых какой какая какие чей когда где куда откуда почему зачем
        как сколько ли и или но а да же если чтобы потому хотя пока в во на с со к ко по за из от до у о
        об обо при для без под над перед между через про около после среди быть был была было были будет
        будут есть не ни бы уже еще только также тоже так там тут здесь теперь тогда очень более весь вся
        все всего всех каждый другой другие сам сама сами нет
        """,
    ]
}
