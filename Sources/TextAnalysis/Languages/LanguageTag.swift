/// Reads language tags (BCP 47), and the codes of three letters that web archives and books have.
package enum LanguageTag {
    /// The code of the first language in a text: of two letters where ISO 639-1 has one; nil if there is none.
    ///
    /// "en" for "en-US", "en_GB" and "ENG".
    package static func code(_ text: String) -> String? {
        let letters = text.drop(while: \.isWhitespace).prefix { $0.isASCII && $0.isLetter }
        let code = letters.lowercased()
        switch code.utf8.count {
        case 2: return renamed[code] ?? code
        case 3: return twoLetters[code] ?? code
        default: return nil
        }
    }

    /// Whether a text has the form of a language's code: two or three small letters.
    package static func isCode(_ text: String) -> Bool {
        (2...3).contains(text.utf8.count) && text.utf8.allSatisfy { $0 &- 0x61 < 26 }
    }

    /// Codes of ISO 639-1 of before 1989.
    private static let renamed = ["iw": "he", "in": "id", "ji": "yi"]

    /// ISO 639-1 by the codes of ISO 639-2, those for terminology and those for bibliography.
    private static let twoLetters: [String: String] = {
        var codes: [String: String] = [:]
        for pair in pairs.split(separator: " ") {
            let sides = pair.split(separator: "=")
            codes[String(sides[0])] = String(sides[1])
        }
        return codes
    }()

    private static let pairs = """
        afr=af amh=am ara=ar asm=as aze=az bel=be ben=bn bod=bo tib=bo bos=bs bul=bg cat=ca ces=cs cze=cs \
        cym=cy wel=cy dan=da deu=de ger=de ell=el gre=el eng=en epo=eo est=et eus=eu baq=eu fas=fa per=fa \
        fin=fi fra=fr fre=fr fry=fy gle=ga glg=gl guj=gu hau=ha heb=he hin=hi hrv=hr hun=hu hye=hy arm=hy \
        ibo=ig ind=id isl=is ice=is ita=it jav=jv jpn=ja kan=kn kat=ka geo=ka kaz=kk khm=km kin=rw kir=ky \
        kor=ko kur=ku lao=lo lat=la lav=lv lit=lt ltz=lb mal=ml mar=mr mkd=mk mac=mk mlg=mg mlt=mt mon=mn \
        mri=mi mao=mi msa=ms may=ms mya=my bur=my nep=ne nld=nl dut=nl nno=nn nob=nb nor=no oci=oc ori=or \
        pan=pa pol=pl por=pt pus=ps ron=ro rum=ro rus=ru san=sa sin=si slk=sk slo=sk slv=sl sna=sn snd=sd \
        som=so spa=es sqi=sq alb=sq srp=sr sun=su swa=sw swe=sv tam=ta tat=tt tel=te tgk=tg tgl=tl tha=th \
        tir=ti tuk=tk tur=tr uig=ug ukr=uk urd=ur uzb=uz vie=vi xho=xh yid=yi yor=yo zho=zh chi=zh zul=zu
        """
}
