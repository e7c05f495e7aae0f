/**
 * Words of everyday talk with an office in the European languages, under the Arabic word of the same meaning that
 * `speech.ts` uses. An example in one language then helps the others, of which there are fewer. Without accents.
 */
export const EUROPEAN_WORDS = `
كم combien cuanto cuanta cuantos quanto quanta costa hoeveel wieviel viel cout coute coutent couts cost costs cuesta cuestan kost kosten kostet costo coste costano price prices prix precio precios prezzo prezzi prijs preis preise tarif tarifs tarief tarieven gebuhr gebuhren fee fees tasa tasas frais tassa tasse gratuit gratis free leges payer pagar pagare betalen bezahlen zahlen pay
اين ou donde dove waar wo where adresse adres address direccion indirizzo
متى quand cuando quando wanneer wann when
كيف comment hoe wie how como
لماذا pourquoi warum waarom why perche
الاوراق papiers papier papeles documents document documento documentos documenti documenten dokumente dokument unterlagen papieren papiere papers paperwork pieces stukken bescheiden nachweise requirements requisitos carte_piece dossier
يجب faut dois doit devo deve debo debe hay_que muss mussen moet moeten must need needs necesito necesita necesitan necesitamos brauche braucht brauchen nodig bisogno serve servono besoin required
اريد voudrais veux souhaite aimerais quiero quisiera querria vorrei voglio wil wilt willen mochte mochten will want would
استطيع peux puis pouvons puedo podemos posso possiamo kan kunnen kann konnen can could
يستطيع peut puede pode puo possono pueden peuvent
اجدد renouveler renouvellement renouvele renouveller renovar renovacion renuevo rinnovare rinnovo verlengen verlenging vernieuwen verlangern verlangerung erneuern renew renewal renewing
انتهى expire expiree perime perimee expired caducado caducada caduca vencido scaduto scaduta scade verlopen abgelaufen expires
ضاع perdu perdue perte perder perdido perdida perdi perso persa perdita smarrito smarrita verloren verlies kwijt verlust lost loss lose pierdo
سرق vole volee voles vol robado robada robaron robo rubato rubata furto gestolen diefstal gestohlen diebstahl stolen theft stole
موعد rdv rendez cita citas appuntamento appuntamenti afspraak afspraken termin termine appointment appointments creneau creneaux slot slots turno booking prenotazione prenotare reserver
الوقت temps delai delais duree tiempo plazo tarda tardan tempo tempi tijd duurt duur zeit dauert dauer lange take takes long duration
ساعات horaires horaire ouvert ouverture horario horarios abierto abre orari orario aperto apre openingstijden open geoffnet offnungszeiten hours opening ouvre ferme
قنصليه consulat consulate consulado consolato consulaat konsulat
الولد fils hijo figlio zoon sohn enfant enfants bebe hijos figli kind kinderen kinder kids child children baby nino ninos bambino bambini neonato garcon
الابنه fille hija figlia dochter tochter daughter
قاصر mineur mineure mineurs menor menores minore minori minorenne minderjarige minderjahrig minor minors
الاب pere padre vader vater father papa
الام mere madre moeder mutter mother maman mama
الاخ frere hermano fratello broer bruder brother
الزوج mari marido esposo marito husband ehemann echtgenoot
الزوجه epouse esposa moglie wife ehefrau echtgenote
جواز passeport passport pasaporte passaporto paspoort reisepass pass passeports باسبور بسبور جوازات baspor paspor pasport lpasport lbaspor lbaspur passaport paspor_t
تسجيل inscription inscrire inscripcion inscribir inscribirme iscrizione iscrivere iscrivermi inschrijving inschrijven anmeldung anmelden registrierung eintragen register registration registering registered registrar registrare enregistrer
ميلاد naissance nacimiento nascita geboorte geburt birth nacido nato born geboren
زواج mariage matrimonio boda huwelijk heirat hochzeit marriage wedding marier trouwen heiraten marry married marie mariee casado casada sposato sposata getrouwd verheiratet
طلاق divorce divorcio divorzio scheiding scheidung divorced gescheiden
وفاه deces mort morte muerte muerto fallecido fallecimiento decesso morto overlijden overleden tod gestorben verstorben death dead died decede decedee murio
شرطه police policia polizia politie polizei commissariat comisaria boulis lboulis البوليس بوليس الشرطه lpolice
اعتقال arrete arretee arrestation detenu detenido detenida detuvieron arrestado arrestato arrestata aangehouden opgepakt verhaftet festgenommen arrested detained detention garde_vue prison carcel prigione gevangenis gefangnis jail menottes chedouni chdouni chedou chedouh chaddoh m9bout شدوني شدوه معتقل محبوس حابسيني حابسينو معتقله
ضرب frappe frappee battue bat tape violence pega golpea golpes pegado picchia picchiata botte mishandelt slaat geslagen schlagt geschlagen hit_me beats beaten beating kaydrebni kaydrbni drebni كيضربني ضربني ضربوني
خطر danger peligro pericolo gevaar gefahr menace menacee amenaza minaccia bedreigd bedroht threatened threatens kayhddedni kayhddedna كيهددني يهددني urgence urgent emergency emergencia emergenza noodgeval notfall
ساعد aide aidez aider help ayuda ayudar ayudenme aiuto aiutatemi hulp hilfe helfen helpen 3te9ouni 3tqouni عتقوني انقذوني اغيثوني secours socorro
خطف otage otages hostage hostages rehen rehenes ostaggio ostaggi geisel geiseln gegijzeld gijzeling rancon ransom rescate riscatto losgeld tkhetfat tkhetfet tkhetef tkhtef tkhtfat khetfou khetfouha khtfouh khetfouh تخطف تخطفات خطفوها خطفوه خطفوني رهينه رهائن رهاين فديه ghaber ghabra غابر غابره enleve enlevee kidnappe kidnapped abducted secuestrado secuestraron rapito rapita ontvoerd entfuhrt khtfo khetfo خطفو اختطف disparu disparue desaparecido desaparecida scomparso scomparsa vermist vermisst missing
توقيع signature signatures firma firmas handtekening unterschrift sign
تصديق legalisation legaliser legalizar legalizacion legalizzare legalizzazione legalisatie legaliseren legalisierung beglaubigung beglaubigen legalise legalize certify
وكاله procuration procura poder volmacht vollmacht
تاشيره visa visum visado visto vise visas
شهاده certificat certificate certificado certificato bescheinigung verklaring attest attestation attestato zertifikat urkunde
نسخه copie copy copia kopie copies copias
سياره voiture coche auto macchina carro car vehicule vehiculo vehicle wagen fahrzeug
رخصه permis licence license patente rijbewijs fuhrerschein carnet_conducir
شكوى plainte reclamation queja reclamo denuncia klacht beschwerde complaint complain reclamer
موظف agent conseiller operateur operador operatore agente medewerker mitarbeiter berater persoon person humain human humano umano mensch mens someone quelqu
اجنبي francais francaise frances francesa francese french frans franse franzosisch franzosische franzosischen fransawi fransawia lfransawi lfransawia lfransawiya faransi الفرنسي الفرنسيه فرنسي فرنسيه فرنساوي espagnol espagnole espanol espanola spagnolo spagnola spanish spaans spaanse spanisch spanische spani spania sbani sbanioul spanioli الاسباني الاسبانيه اسباني اسبانيه صبنيولي anglais anglaise english ingles inglesa inglese engels engelse englisch englische british britannique britanico britannico brits britisch الانجليزيه انجليزيه italien italienne italiano italiana italian italiaans italiaanse italienisch italienische taliani talyani الايطالي الايطاليه ايطالي belge belges belga belgian belgisch belgische belgi lbelgi البلجيكي البلجيكيه بلجيكي neerlandais neerlandaise hollandais hollandaise holandes holandesa olandese dutch nederlands nederlandse niederlandisch hollandi الهولندي الهولنديه هولندي allemand allemande aleman alemana tedesco tedesca german duits duitse deutsch deutsche deutscher deutschen almani lalmani الالماني الالمانيه الماني suisse suizo svizzero swiss zwitsers schweizer canadien canadienne canadian canadiense canadese americain americaine american americano amerikaans amerikanisch marikani الامريكي الامريكيه الماريكانيه الكندي الكنديه algerien algerienne algerian argelino argelina algerino algerijns algerisch dzayri dzayria الجزائري الجزائريه جزائري tunisien tunisienne tunisian tunecino tunisino التونسي التونسيه senegalais senegalaise senegalese senegales turc turque turkish turco turca turks turkse turkisch turkische egyptien egyptian egipcio egiziano مصري المصريه indien indian indio indiano portugais portuguese portugues portoghese syrien syrian nigerian europeen europeenne european europeo europea europees europaisch schengen chengen شنغن etranger etrangere foreign extranjera straniera ausland buitenlands
مغربي marocain marocaine marocains marocaines moroccan moroccans marroqui marroquies marocchino marocchina marocchini marokkaans marokkaanse marokkanisch marokkanische marokkanischer marokkanischen maghribi maghribia lmaghribi lmaghribia maghrebi marokani مغربيه المغربي المغربيه مغاربه maroc marruecos marocco marokko morocco
لغه arabe arabic arabo arabisch arabi 3arabiya l3arabiya darija الدارجه دارجه العربيه بالعربيه عربيه
شكرا merci thanks thank gracias grazie bedankt danke dank
مرحبا bonjour salut hello hi hola ciao hallo bonsoir buenas buongiorno hey goedemorgen guten
`;
