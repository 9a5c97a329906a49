/// Names of months in the languages that visible dates are read in.
///
/// To extend it, add a line: language and twelve sets of forms, divided by `/` within a month.
/// Forms are compared in lower case; a form of three letters or more also matches as the beginning
/// of a longer word only if it is listed so.
enum MonthNames {
    static let lists: [(language: String, months: String)] = [
        (
            "en",
            "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec"
        ),
        (
            "de",
            "januar/jänner februar märz/mär april mai juni juli august september oktober/okt november dezember/dez"
        ),
        (
            "fr",
            "janvier/janv février/févr/fév mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre décembre/déc"
        ),
        (
            "es",
            "enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre diciembre/dic"
        ),
        (
            "pt",
            "janeiro fevereiro/fev março abril maio/mai junho julho agosto setembro/set outubro/out novembro dezembro/dez"
        ),
        (
            "it",
            "gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre ottobre/ott novembre dicembre"
        ),
        (
            "nl",
            "januari februari maart/mrt april mei juni juli augustus september oktober november december"
        ),
        (
            "pl",
            "stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja/maj czerwca/czerwiec lipca/lipiec sierpnia/sierpień września/wrzesień października/październik listopada/listopad grudnia/grudzień"
        ),
        (
            "ru",
            "января/янв/январь февраля/фев/февраль марта/мар/март апреля/апр/апрель мая/май июня/июн/июнь июля/июл/июль августа/авг/август сентября/сен/сент/сентябрь октября/окт/октябрь ноября/ноя/ноябрь декабря/дек/декабрь"
        ),
        (
            "uk",
            "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
        ),
        (
            "el",
            "ιανουαρίου/ιαν φεβρουαρίου/φεβ μαρτίου/μαρ απριλίου/απρ μαΐου/μαϊ ιουνίου/ιουν ιουλίου/ιουλ αυγούστου/αυγ σεπτεμβρίου/σεπ οκτωβρίου/οκτ νοεμβρίου/νοε δεκεμβρίου/δεκ"
        ),
        ("ar", "يناير فبراير مارس أبريل/ابريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
        ("tr", "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"),
    ]

    private static let numbers: [String: Int] = {
        var numbers: [String: Int] = [:]
        for (_, months) in lists {
            for (index, forms) in months.split(separator: " ").enumerated() {
                for form in forms.split(separator: "/") { numbers[String(form)] = index + 1 }
            }
        }
        return numbers
    }()

    /// The month's number for a name in lower case, or nil.
    static func number(_ name: String) -> Int? { numbers[name] }
}
