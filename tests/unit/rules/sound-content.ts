/** Files of an invented organisation in which no rule finds anything, by path inside `content/`. */
export const soundContent: Readonly<Record<string, string>> = {
  'site.yaml': `organisation:
  name: Sample
  legalName: Sample vzw
  url: https://sample.example
  contact:
    email: mail@sample.example
    address: { street: Straat 1, postalCode: '9000', locality: Gent, country: BE }
locales:
  nl: { lang: nl-BE, name: Nederlands }
  en: { lang: en-GB, name: English }
prevailing: nl
translations: { behind: off, missing: off }
regulators:
  authority:
    name: { nl: Toezichthouder voor privacy, en: Privacy supervisor }
    url: { nl: https://authority.example }
sites:
  main:
    url: https://sample.example
    locales: [nl, en]
    defaultLocale: nl
    regulator: authority
`,
  'search/nl.yaml': 'keywords: { question-retention: [bewaartermijn] }\n',
  'search/en.yaml': 'keywords: { question-retention: [retention] }\n',
  'statement/statement.yaml': `title: { nl: Privacyverklaring, en: Privacy statement }
sections:
  - { id: introduction, role: introduction }
  - { id: data }
  - { id: rights }
  - { id: questions }
`,
  'statement/nl/introduction.mdx': `---
title: Inleiding
slug: inleiding
keywords: [privacy]
---

U leest hier wat we met uw gegevens doen. [#introduction-text]
`,
  'statement/en/introduction.mdx': `---
title: Introduction
slug: introduction
keywords: [privacy]
---

Here you read what we do with your data. [#introduction-text]
`,
  'statement/nl/data.mdx': `---
title: Uw gegevens
slug: uw-gegevens
keywords: [gegevens]
---

## Wie [#who]

Sample vzw is de verwerkingsverantwoordelijke. Mail naar [mail@sample.example](mailto:mail@sample.example). [#controller]

U kunt ook mailen naar onze functionaris voor gegevensbescherming. [#officer]

## Waarom [#why]

We gebruiken uw gegevens om uw bestelling te leveren. De rechtsgrond is de uitvoering van de overeenkomst. [#contract]

We voorkomen ook fraude. De rechtsgrond is ons gerechtvaardigd belang, namelijk een veilige winkel. [#interest]

Soms vragen we uw toestemming. [#consent]

## Met wie [#with-whom]

De ontvangers zijn onze leveranciers. [#recipients]

Gaan uw gegevens naar een land buiten de Europese Unie? Dan gelden standaardcontractbepalingen. [#transfers]

We bewaren uw gegevens 10 jaar. Dat is de bewaartermijn van de wet. [#retention]

Gegevens die u ons niet zelf gaf, zoals een adres, kregen we van een leverancier: dat is de bron. [#source]

U hoeft ons geen gegevens te geven. Zonder die gegevens kunnen we niet leveren. [#required]

We nemen geen automatische beslissingen over u en doen niet aan profilering. [#automated]
`,
  'statement/en/data.mdx': `---
title: Your data
slug: your-data
keywords: [data]
---

## Who [#who]

Sample vzw is the controller. Mail [mail@sample.example](mailto:mail@sample.example). [#controller]

You can also mail our data protection officer. [#officer]

## Why [#why]

We use your data to deliver your order. The legal basis is the performance of the contract. [#contract]

We also prevent fraud. The legal basis is our legitimate interest, namely a safe shop. [#interest]

Sometimes we ask for your consent. [#consent]

## With whom [#with-whom]

The recipients are our suppliers. [#recipients]

Do your data go to a country outside the European Union? Then standard contractual clauses apply. [#transfers]

We keep your data for 10 years. That is the retention period of the law. [#retention]

Data that you did not give us, such as an address, came from a supplier: that is the source. [#source]

You do not have to give us data. Without those data we cannot deliver. [#required]

We take no automated decisions about you and do no profiling. [#automated]
`,
  'statement/nl/rights.mdx': `---
title: Uw rechten
slug: uw-rechten
keywords: [rechten]
---

U hebt deze rechten: [#rights-list]

- inzage: u kunt een kopie van uw gegevens vragen; [#right-copy]
- rectificatie: u kunt fouten laten verbeteren; [#right-rectification]
- wissen: u kunt uw gegevens laten wissen; [#right-erasure]
- beperking: u kunt het gebruik laten beperken; [#right-restriction]
- overdraagbaarheid: u kunt uw gegevens meenemen; [#right-portability]
- bezwaar: u kunt bezwaar maken. [#right-object]

U kunt uw toestemming op elk moment intrekken. [#right-withdraw]

U kunt een klacht indienen bij de [Toezichthouder voor privacy](https://authority.example). [#right-complaint]
`,
  'statement/en/rights.mdx': `---
title: Your rights
slug: your-rights
keywords: [rights]
---

You have these rights: [#rights-list]

- access: you can ask for a copy of your data; [#right-copy]
- rectification: you can have mistakes corrected; [#right-rectification]
- erasure: you can have your data erased; [#right-erasure]
- restriction: you can have the use restricted; [#right-restriction]
- portability: you can take your data with you; [#right-portability]
- objection: you can object. [#right-object]

You can withdraw your consent at any time. [#right-withdraw]

You can lodge a complaint with the [Privacy supervisor](https://authority.example). [#right-complaint]
`,
  'statement/nl/questions.mdx': `---
title: Vragen
slug: vragen
keywords: [vragen]
---

<Questions>

## Hoelang bewaart u mijn gegevens? [#question-retention]

We bewaren ze 10 jaar.

<SeeAlso>Meer hierover: [bewaren](#retention).</SeeAlso>

</Questions>
`,
  'statement/en/questions.mdx': `---
title: Questions
slug: questions
keywords: [questions]
---

<Questions>

## How long do you keep my data? [#question-retention]

We keep them for 10 years.

<SeeAlso>More about this: [keeping](#retention).</SeeAlso>

</Questions>
`,
  'pages/nl/about.mdx': `---
title: Over deze site
slug: over-deze-site
description: Hoe deze site werkt.
---

Deze site bewaart niets. Lees [uw rechten](#rights).
`,
  'pages/en/about.mdx': `---
title: About this site
slug: about-this-site
description: How this site works.
---

This site keeps nothing. Read [your rights](#rights).
`,
};
