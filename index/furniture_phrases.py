"""The stock phrases of web pages: whole lines, in lower case, without their end marks, `’` written `'`.

Three strengths. An OPENER ends the article when it stands after it: comment forms, boxes of other stories,
copyright lines. A PHRASE is furniture wherever it is a line of its own. A WEAK word ("Name", "Email", "Facebook")
is furniture only beside a line that is.
"""

import re

NETWORK = (
    "(?:facebook|fb|messenger|twitter|x|whatsapp|telegram|linkedin|instagram|tiktok|youtube|pinterest|reddit|tumblr"
    "|threads|bluesky|mastodon|e-?mail|pocket|flipboard|line|wechat|weibo|viber|google\\+?|google news|rss|copy link)"
)
NETWORKS = rf"{NETWORK}(?:(?:\s?[,/|&+·•]\s?|\s(?:and|or|dan|y|e|et|und|en|ou|o)\s|\s){NETWORK})*"


def _one_of(lines: str) -> re.Pattern[str]:
    alternatives = "|".join(f"(?:{line.strip()})" for line in lines.strip().splitlines() if line.strip())
    return re.compile(alternatives.replace("<networks>", NETWORKS).replace("<network>", NETWORK))


OPENER = _one_of(r"""
    leave a (?:reply|comment|response)(?: cancel reply)?|cancel reply|post (?:a )?comment
    (?:add|write) (?:a|your) comment|please enter your (?:comment|name|e-?mail(?: address)?)(?: here)?
    you have entered an incorrect e-?mail address|please enter your e-?mail address here
    (?:save|remember) my name, e-?mail,?(?: address,?)?(?: and)? (?:web)?site in this browser(?: for the next .{1,16})?
    your e-?mail(?: address)? will not be published(?:[. ]+required fields are marked(?: \*)?)?
    required fields are marked(?: \*)?|comments are closed|be the first to comment|\d{1,5} (?:comments|responses)
    (?:please )?log ?in to (?:leave a |post a )?(?:reply|comment)
    you must be logged in to (?:post a comment|comment|reply)
    notify me of (?:follow-up|new) (?:comments|posts)(?: (?:by|via) e-?mail)?|(?:show|view|load more|read) comments
    related (?:articles?|stories|posts|news|topics|content|reading|coverage|links)
    you (?:may|might) also (?:like|enjoy|be interested in)|(?:previous|next) (?:article|post|story)
    (?:more stories|recommended)(?: for you)?|recommended (?:stories|videos?|articles|reading)
    (?:copyright )?© ?(?:copyright )?(?:19|20)\d\d\b.{0,120}|copyright \(c\) ?(?:19|20)\d\d\b.{0,120}
    copyright (?:19|20)\d\d(?:,? [^ .]{1,20}){0,5}|all rights reserved
    (?:.{0,60}(?:©|copyright|\(c\)|(?:19|20)\d\d).{0,60} )all rights reserved
    (?:\S{1,20} ){0,3}all rights reserved(?:[. ]+(?:this material|reproduction|no part).{0,120})?
    tinggalkan (?:balasan|komen|komentar)(?: batal balasan| batalkan balasan)?|batalkan balasan
    (?:sila|silakan|mohon) (?:masukkan|isi) (?:komen|komentar|nama|e-?mel|email) anda(?: di sini)?
    (?:beri|tulis|kirim|hantar|tambah) (?:komen|komentar|ulasan)|simpan nama(?: saya)?,.{0,90}
    alamat (?:e-?mel|e-?mail|surel) anda tidak akan (?:disiarkan|dipublikasikan).{0,90}|artikel (?:berkaitan|terkait)
    berita (?:berkaitan|terkait)|hak cipta (?:terpelihara|dilindungi).{0,60}
    deja (?:un comentario|una respuesta|tu comentario)(?: cancelar (?:la )?respuesta)?|cancelar (?:la )?respuesta
    ¡?por favor,? (?:ingrese|introduce|introduzca|escribe|ingresa) (?:tu|su) (?:comentario|nombre|correo)(?: aquí)?
    guardar? mi nombre, correo.{0,100}|(?:tu|su) dirección de correo electrónico no será publicada.{0,100}
    (?:artículos|noticias|contenidos?) relacionad[oa]s?|(?:también )?te puede interesar|todos los derechos reservados
    laisser un commentaire(?: annuler la réponse)?|laisser une réponse|annuler la réponse
    votre adresse e-?mail ne sera pas publiée.{0,110}|enregistrer mon nom, .{0,110}
    s'il vous plaît,? entrez votre (?:commentaire|nom)(?: ici)?|articles (?:liés|similaires|connexes)
    sur le même sujet|(?:© .{0,60})?tous droits réservés|(?:schreiben? sie|schreibe) einen kommentar
    hinterlassen? (?:sie )?(?:einen kommentar|eine antwort)|antworten? abbrechen
    kommentar (?:hinterlassen|schreiben|verfassen)|(?:deine|ihre) e-mail-adresse wird nicht veröffentlicht.{0,110}
    (?:meinen )?namen?, (?:meine )?e-mail(?:-adresse)? und (?:meine )?website in diesem browser.{0,90}|mehr zum thema
    das könnte (?:sie|dich) auch interessieren|(?:© .{0,60})?alle rechte vorbehalten
    deixe (?:um comentário|uma resposta|seu comentário)(?: cancelar (?:a )?resposta)?|cancelar (?:a )?resposta
    por favor,? (?:digite|insira) (?:o )?seu (?:comentário|nome)(?: aqui)?|salvar? meus dados.{0,100}
    guardar o meu nome.{0,100}|o seu endereço de e-?mail não será publicado.{0,110}
    (?:artigos|notícias|matérias) relacionad[ao]s|todos os direitos reservados
    lascia (?:un commento|una risposta)(?: annulla risposta)?|annulla risposta|salva il mio nome.{0,110}
    (?:per favore,? )?inserisci il tuo (?:commento|nome)(?: qui)?|il tuo indirizzo e-?mail non sarà pubblicato.{0,110}
    articoli correlati|potrebbe interessarti anche|tutti i diritti riservati|(?:geef|plaats) een reactie
    laat een (?:reactie|antwoord) achter|reactie annuleren
    (?:vul|voer) (?:alstublieft )?(?:je|uw) (?:reactie|naam)(?: hier)? in
    (?:je|uw|het) e-mailadres wordt niet gepubliceerd.{0,110}|mijn naam, e-?mail en (?:web)?site .{0,100}
    gerelateerde (?:artikelen|berichten)|alle rechten voorbehouden|发表评论|发表回复
    相关(?:文章|新闻|阅读)|版权所有.{0,60}
""")

PHRASE = _one_of(r"""
    share(?: (?:this|it))?(?: (?:article|story|post|page|news))?(?: (?:on|via|to|with|by) <networks>)?
    share:? <networks>|click to (?:share|e-?mail|print)(?: .{1,60})?|(?:share|send) (?:this )?via e-?mail
    sharing is caring|(?:tweet|pin it|retweet|share on|like this|like loading|loading)
    email this(?: article| story| to a friend)?|print this(?: article| page| story)?|copy link
    link copied(?: to clipboard)?|save for later|opens in (?:a )?new window|follow us
    (?:follow|like|find) us on <networks>.{0,60}|join (?:us on|our) <network>(?: (?:channel|group|page))?.{0,60}
    advertisements?|advertisement - (?:scroll|continue).{0,40}|ads?|sponsored(?: content| links| post)?
    promoted(?: stories)?|paid (?:content|post)
    (?:story|article) continues (?:below|after)(?: (?:this |the )?(?:ad|advertisement|video))?
    continue reading(?: below)?|scroll (?:down )?(?:to|for) (?:continue|more|top)(?: reading)?|back to top
    skip to(?: main)? content|(?:also read|read also|must read|see also|read more|read next|related) ?: ?.{1,200}
    also read|read also|read more(?: here| stories| news)?|read the full (?:story|article)(?: here)?|read next
    see also|(?:more from|more in|more on) this (?:author|section|topic|story)|trending(?: now| stories| topics)?
    up next|most (?:read|popular|viewed|shared|commented)(?: stories| articles| news| now)?
    editors?'?s? (?:picks|choice)|popular posts|(?:tags|filed under|categories|posted in|tagged) ?: ?.{1,160}
    sign up(?: (?:here|now|today|for free))?|subscribe(?: (?:here|now|today|for free))?|unsubscribe
    (?:sign up|register) (?:for|to) (?:our|the|my|receive) [^,.]{0,60}(?:newsletters?|updates|alerts|inbox)[^,]{0,40}
    (?:sign up|register) (?:for|to) (?:our|the|my|receive) [^,.]{0,60}(?:briefings?|digest)[^,]{0,40}
    subscribe to (?:our|my|this) [^,.]{0,60}(?:newsletters?|channel|podcast|feed|alerts|updates)[^,]{0,40}
    (?:get|receive) (?:the|our|all the) [^.]{0,80}(?:in|to) your inbox[^.]{0,30}|(?:our )?newsletter(?: sign-?up)?
    (?:please )?enter your e-?mail(?: address)?(?: (?:here|below))?
    (?:please )?enter your e-?mail(?: address)?(?: below)? to (?:subscribe|sign up|receive|continue)[^.]{0,60}
    (?:you can )?unsubscribe (?:at )?any ?time|thank(?:s| you) for (?:subscribing|signing up)(?: .{0,50})?
    by (?:signing up|subscribing|registering|clicking)[^.]{0,40} (?:you|i) agree to (?:our|the|receive).{0,99}
    already (?:a (?:subscriber|member)|have an account|subscribed|registered)(?:\W{1,3}(?:log|sign) ?in)?(?: here)?
    log ?in|sign in|log ?out|sign out|register(?: now| for free| here)?|create (?:an|a free) account
    forgot (?:your )?password|(?:log|sign) in (?:or|/) (?:register|sign up|subscribe|create an account)
    this site is protected by recaptcha.{0,120}
    (?:this (?:web)?site|we) uses? cookies(?: and .{1,40})?(?:(?:,| to| for|\.) .{0,160}\b(?:you|your|our|us)\b.{0,80})?
    by (?:continuing|using)[^.]{0,30} (?:this|our|the) (?:web)?site,? you (?:agree|consent|accept).{0,120}
    (?:accept|reject|allow)(?: all)? cookies|accept all|reject all|cookie (?:policy|settings|preferences|notice)
    manage (?:cookies|consent)|privacy (?:policy|notice|statement)|terms (?:of (?:use|service)|(?:and|&) conditions)
    contact us|about us|advertise with us|(?:terms(?: of (?:use|service))? (?:and|&) )privacy policy
    listen to this (?:article|story)|\d{1,2} min(?:ute)?s? read|support (?:our|independent) journalism
    download (?:our|the) app|get the app|buy (?:us|me) a coffee
    kongsi(?:kan)?(?: (?:artikel|berita) ini)?(?: (?:di|ke|melalui) <networks>)?
    bagikan(?: (?:artikel|berita) ini)?(?: (?:di|ke|via) <networks>)?|ikuti kami(?: di <networks>.{0,60})?
    (?:baca juga|baca lagi|lihat juga|simak juga|baca) ?: ?.{1,200}
    baca (?:juga|lagi|selengkapnya|selanjutnya|lebih lanjut)|iklan|langgan(?:i)?(?: sekarang)?
    berlangganan(?: sekarang)?
    (?:langgan|berlangganan|daftar) (?:surat berita|newsletter|buletin) (?:kami|percuma).{0,40}|daftar(?: sekarang)?
    log masuk|(?:laman web|situs(?: web)?) ini menggunakan (?:kuki|cookies?).{0,140}|dasar privasi|kebijakan privasi
    hubungi kami|terkini|comparti(?:r|lo)(?: en <networks>)?
    comparte(?: (?:esto|este artículo|esta noticia))?(?: en <networks>)?|síguenos(?: en <networks>.{0,40})?|publicidad
    anuncio|(?:lea|lee|leer) (?:también|además|más)(?: ?: ?.{1,200})?
    suscríb(?:ete|ase)(?: (?:a|al) (?:nuestr[oa]|la|el)? ?(?:newsletter|boletín|canal).{0,50})?|iniciar? sesión
    regístr(?:ate|ese)|(?:este sitio(?: web)?|esta (?:página )?web) (?:usa|utiliza) cookies.{0,140}
    (?:usamos|utilizamos) cookies.{0,140}|política de (?:privacidade?|cookies)|aviso legal
    aceptar(?: todas)?(?: las)? cookies|partager(?: (?:cet article|sur <networks>|via <networks>))?
    suivez-nous(?: sur <networks>.{0,40})?|publicité|(?:à )?lire aussi(?: ?: ?.{1,200})?|lire la suite
    abonnez-vous(?: à (?:notre|la) (?:newsletter|lettre).{0,50})?|s'abonner
    inscrivez-vous(?: à (?:notre|la) (?:newsletter|lettre).{0,50})?|se connecter|connexion|mentions légales
    (?:ce site utilise|nous utilisons) des cookies.{0,140}|politique de confidentialité
    accepter(?: tous)?(?: les)? cookies|teilen|(?:auf|per|via) <networks> teilen|(?:artikel|beitrag) teilen|twittern
    folgen? (?:sie )?uns(?: auf <networks>.{0,40})?|anzeige|werbung|lesen sie (?:auch|mehr)(?: ?: ?.{1,200})?
    auch interessant|weiterlesen|mehr lesen|jetzt (?:abonnieren|anmelden)|newsletter (?:abonnieren|bestellen)
    (?:melden sie sich|melde dich) .{0,40}newsletter an|anmelden|einloggen|registrieren
    (?:diese (?:web)?seite|wir|unsere website) (?:verwende[tn]|nutz(?:t|en)) cookies.{0,140}|impressum
    datenschutz(?:erklärung)?|compartilh(?:e|ar)(?: (?:isso|esta notícia|este artigo))?(?: n?o? ?<networks>)?
    partilhar(?: no <networks>)?|publicidade|siga-nos(?: n[oa]s? <networks>.{0,40})?
    leia (?:também|mais)(?: ?: ?.{1,200})?|faça login|cadastre-se|entrar
    (?:assine|inscreva-se)(?: (?:na|a|em) (?:nossa )?newsletter.{0,40})?
    (?:este site|nosso site) (?:usa|utiliza) cookies.{0,140}|condividi(?: (?:su|via) <networks>)?
    seguici(?: su <networks>.{0,40})?|pubblicità|leggi (?:anche|di più|tutto)(?: ?: ?.{1,200})?
    iscriviti(?: alla (?:nostra )?newsletter.{0,40})?|accedi|registrati
    (?:questo sito|il sito) (?:utilizza|usa) (?:i )?cookie.{0,140}
    (?:deel|delen)(?: dit)?(?: artikel| bericht)?(?: (?:op|via) <networks>)?|volg ons(?: op <networks>.{0,40})?
    advertentie|lees (?:ook|meer|verder)(?: ?: ?.{1,200})?
    (?:meld je|schrijf je) (?:aan|in)(?: voor (?:onze|de) nieuwsbrief.{0,40})?
    abonneer(?: je)?(?: op (?:onze|de) nieuwsbrief.{0,30})?|inloggen|aanmelden|privacybeleid
    (?:deze (?:web)?site|wij) (?:gebruik(?:t|en)|ma(?:akt|ken) gebruik van) cookies.{0,140}
    广告|分享(?:到.{0,20})?|登录|注册
    订阅
""")

WEAK = _one_of(r"""
    <networks>|name ?\*?|e-?mail(?: address)? ?\*?|website|url|comments?(?: ?\(\d+\))?|comment ?\*|reply|print|follow
    menu|search|home|next|previous|more|submit|send|close|ok|cancel|\d{1,6} ?(?:shares?|views?|likes?|comments?)
    \d{1,6}|shares|views|likes|nama ?\*?|e-?mel ?\*?|laman web|komen(?:tar)?|balas|batal|cetak|nombre ?\*?
    correo(?: electrónico)? ?\*?|comentarios?|sitio web|nom ?\*?|commentaires?|site web|imprimer|kommentare?|drucken
    antworten|comentários?|nome ?\*?|commenti|stampa|naam ?\*?|reacties?
""")

# A box's heading may be followed by headlines; these lines are none, wherever they stand.
KEPT = re.compile(
    r"(?:photos?|images?|pictures?|pix?|caption|video|graphic|illustration|foto|gambar|grafik|imagen|bild"
    r"|credit|source|sumber|quelle|fuente|reporting|editing|additional reporting|with reporting|with files"
    r"|written|compiled|editor'?s note|corrections?|clarification|update|note|pembetulan)\b"
)

# Somebody says it: a sentence about the phrase, not the phrase.
REPORTED = re.compile(
    r"\b(?:said|says|told|tells|according|wrote|writes|argued|ruled|found|asked|claims?|claimed|reported"
    r"|kata|berkata|dijo|según|a dit|selon|sagte|disse|segundo|ha detto|secondo|zei|volgens)\b"
)
