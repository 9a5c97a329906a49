extension PhraseTable {
    /// Services of sites: consent, newsletters, accounts.
    static let service: [Entry] = [
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
        Entry(
            .consent, .anywhere, "de",
            ["verwendet cookies", "verwenden cookies", "cookies zu", "cookie einstellungen"]),
        Entry(
            .consent, .anywhere, "fr",
            [
                "utilise des cookies", "utilisation de cookies", "utilisons des cookies",
                "accepter les cookies",
            ]),
        Entry(
            .consent, .anywhere, "es",
            ["utiliza cookies", "utilizamos cookies", "uso de cookies", "política de cookies"]),
        Entry(
            .consent, .anywhere, "it", ["utilizza cookie", "uso dei cookie", "utilizza i cookie"]),
        Entry(.consent, .anywhere, "nl", ["maakt gebruik van cookies", "gebruikt cookies"]),
        Entry(
            .consent, .anywhere, "pl",
            [
                "wykorzystuje pliki cookies", "używa plików cookies", "plików cookies",
                "pliki cookies",
            ]),
        Entry(
            .consent, .anywhere, "ru",
            [
                "использует файлы cookie", "использование файлов cookie", "используем cookie",
                "файлы cookie",
            ]),
        Entry(
            .consent, .anywhere, "el",
            ["χρησιμοποιεί cookies", "χρήση cookies", "χρησιμοποιούμε cookies"]),
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
        Entry(
            .newsletter, .line, "en",
            [
                "newsletter", "subscribe", "sign up", "your email", "email address",
                "stay informed", "stay updated",
            ]),
        Entry(
            .newsletter, .anywhere, "de",
            ["newsletter abonnieren", "newsletter anmelden", "jetzt abonnieren"]),
        Entry(
            .newsletter, .anywhere, "fr",
            ["inscrivez vous à la newsletter", "abonnez vous", "notre newsletter"]),
        Entry(.newsletter, .anywhere, "es", ["suscríbete", "suscríbase", "nuestro boletín"]),
        Entry(
            .newsletter, .anywhere, "ru",
            [
                "подписаться на рассылку", "подпишитесь на", "подписывайтесь на",
                "наш телеграм канал", "нашу рассылку",
            ]),
        Entry(
            .newsletter, .anywhere, "pl", ["zapisz się na newsletter", "zapisz się do newslettera"]),
        Entry(
            .newsletter, .anywhere, "el",
            ["εγγραφείτε στο newsletter", "ακολουθήστε το", "στο google news"]),
        Entry(.newsletter, .anywhere, "ar", ["اشترك في", "النشرة البريدية", "القائمة البريدية"]),
        Entry(
            .account, .line, "en",
            [
                "log in", "login", "sign in", "register", "create an account", "my account",
                "lost your password", "forgot your password", "forgot password", "remember me",
                "welcome back", "sign in to your account", "username", "password", "sign out",
                "log out", "join now", "username or email address", "not a member",
                "create account",
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
        Entry(
            .account, .line, "de",
            ["anmelden", "registrieren", "passwort vergessen", "einloggen", "warenkorb"]),
        Entry(
            .account, .line, "fr",
            ["connexion", "se connecter", "mot de passe oublié", "créer un compte", "s inscrire"]),
        Entry(
            .account, .line, "es",
            ["iniciar sesión", "registrarse", "olvidaste tu contraseña", "crear cuenta"]),
        Entry(.account, .line, "pl", ["zaloguj się", "zaloguj", "zarejestruj się", "załóż konto"]),
        Entry(
            .account, .line, "ru",
            ["войти", "вход", "регистрация", "забыли пароль", "авторизация", "запомнить меня"]),
        Entry(.account, .line, "ar", ["تسجيل الدخول", "تسجيل", "نسيت كلمة المرور"]),
        Entry(.account, .line, "fa", ["ورود", "ثبت نام"]),
        Entry(.account, .line, "zh", ["登录", "注册", "登錄", "忘记密码"]),
        Entry(
            .newsletter, .anywhere, "en",
            ["do you have a story", "if you enjoyed this story"]),
        Entry(.newsletter, .anywhere, "fr", ["réservée aux abonnés", "réservé aux abonnés"]),
    ]
}
