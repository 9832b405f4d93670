/**
 * First text of the articles and visas of a convention, which the parties then make their own. Pure. Between braces stand the
 * facts that fill themselves (writing/facts.ts). This template is ours, not the national model: every article says « à
 * vérifier avec votre Caf ». Rules: docs/rules/convention.md §1.
 */

/** Said with each article until the parties have read it again. */
export const articleNotice = 'À vérifier avec votre Caf : ce texte est une proposition, non le modèle national.'

export type ArticleText = { readonly title: string; readonly body: string }

/** « [depuis 2018-05-25] », « [avant 2018-05-25] » at the head of a paragraph: it is written in conventions of these days only. */
const dated = /^\[(depuis|avant) (\d{4}-\d{2}-\d{2})\] /

/** A convention never cites a later law, nor one that another has replaced. */
const inForceOn = (body: string, day: string): string =>
  body
    .split('\n\n')
    .filter((paragraph) => {
      const [, bound, since = ''] = dated.exec(paragraph) ?? []
      return bound === undefined || (bound === 'depuis') === since <= day
    })
    .map((paragraph) => paragraph.replace(dated, ''))
    .join('\n\n')

/** The fourteen articles, in order. @param day of the texts they may cite */
export const proposedArticles = (day: string): readonly ArticleText[] => articlesOn(articleTemplates, day)

/** The articles of a template as a convention of that day has them. */
export const articlesOn = (articles: readonly ArticleText[], day: string): readonly ArticleText[] =>
  articles.map(({ title, body }) => ({ title, body: inForceOn(body, day) }))

/** Texts a convention of this kind refers to; the deliberations of each party are added to them. */
const visaTemplates: readonly { readonly text: string; readonly since?: string }[] = [
  { text: 'Vu le code de la sécurité sociale, notamment ses articles L.263-1, L.223-1 et L.227-1 à L.227-3 ;' },
  {
    text: 'Vu le code de l’action sociale et des familles, notamment ses articles L.214-1-3 et L.214-2 ;',
    since: '2025-01-01',
  },
  { text: 'Vu le code général des collectivités territoriales ;' },
  {
    text: 'Vu la loi n° 2015-991 du 7 août 2015 portant nouvelle organisation territoriale de la République ;',
    since: '2015-08-07',
  },
  {
    text: 'Vu la loi n° 2023-1196 du 18 décembre 2023 pour le plein emploi, notamment son article 17 ;',
    since: '2023-12-18',
  },
  {
    text: 'Vu la convention d’objectifs et de gestion conclue entre l’État et la Caisse nationale des allocations familiales ;',
  },
]

/** Texts that existed on the day a version is frozen: a convention never cites a later law. */
export const visasInForce = (day: string): readonly string[] =>
  visaTemplates.filter(({ since }) => since === undefined || since <= day).map(({ text }) => text)

export const articleTemplates: readonly ArticleText[] = [
  {
    title: 'Objet de la convention',
    body: `La présente convention réunit {parties signataires} autour d’un projet social de territoire, à l’échelle suivante : {territoire}.

Elle est un cadre politique et méthodologique commun. À partir d’un diagnostic partagé, elle a pour objet :

- de reconnaître les besoins des habitants et les services qui y répondent déjà ;
- d’arrêter des priorités et des objectifs communs ;
- de dire quelles actions y répondent, qui les porte et à quelle échéance ;
- d’organiser la coopération des services, le suivi des actions et leur évaluation.

Elle couvre le périmètre suivant : {communes du périmètre}. Elle porte sur les thèmes suivants : {thèmes retenus}.

La présente convention ne vaut pas engagement financier. Les moyens qu’elle mentionne sont indicatifs ; ils sont arrêtés par les conventions d’objectifs et de financement et par les décisions budgétaires de chaque partie.`,
  },
  {
    title: 'Champs d’intervention de la Caf',
    body: `{caisse d’Allocations familiales} contribue, dans le cadre des missions confiées à la branche Famille, au versement des prestations légales, au développement d’une offre de services aux familles et à l’accompagnement social des allocataires.

Au titre de la présente convention, elle peut mobiliser :

- les prestations légales et l’accès aux droits, notamment la lutte contre le non-recours ;
- le travail social, pour les familles qui connaissent un changement ou une difficulté ;
- l’action sociale collective, par le soutien aux équipements, aux services et aux projets des partenaires ;
- son expertise, ses données statistiques et son ingénierie sociale.

Ses interventions respectent les orientations de la convention d’objectifs et de gestion et les décisions de son conseil d’administration.`,
  },
  {
    title: 'Champs d’intervention de la collectivité',
    body: `Chaque collectivité signataire intervient dans la limite de ses compétences, propres ou transférées :

{compétences de chaque collectivité}

Lorsqu’une action relève de plusieurs collectivités, ou d’une compétence transférée en cours de convention, la partie devenue compétente poursuit les engagements pris, après information du comité de pilotage.

[depuis 2025-01-01] Les communes exercent les compétences d’autorité organisatrice de l’accueil du jeune enfant que la loi leur confie. Les parties examinent si le contenu de la présente convention peut tenir lieu de schéma pluriannuel de maintien et de développement de l’offre d’accueil du jeune enfant.`,
  },
  {
    title: 'Objectifs partagés au regard des besoins',
    body: `Le diagnostic partagé figure en [annexe : diagnostic partagé]. Il rapporte les chiffres, la lecture qu’en fait chaque partie, la parole des habitants et des professionnels, puis les constats et les enjeux. Les constats reconnus ensemble y sont à part de ceux qui ne le sont pas à ce jour ; une réserve ou un désaccord exprimé par une partie y est mentionné.

Au regard de ces besoins, les parties retiennent les axes et objectifs suivants :

{axes et objectifs}

Le plan d’action qui en découle figure en [annexe : plan d’action]. Il est vivant : le comité de pilotage peut ajouter, adapter, reporter ou clore une action, par une décision inscrite à son relevé, sans que l’équilibre général de la convention en soit modifié.`,
  },
  {
    title: 'Engagements des parties',
    body: `Les parties s’engagent à mettre en œuvre le plan d’action, chacune pour les actions qu’elle porte et dans la limite de ses moyens.

Elles s’engagent en particulier :

- à désigner, chacune, une personne chargée de coordonner la convention ;
- à associer leurs services, de manière à croiser leurs interventions auprès des mêmes publics ;
- à donner aux pilotes des actions le temps et les informations nécessaires ;
- à rendre compte de l’avancement au moins une fois par an ;
- à faire connaître sans attendre toute difficulté qui compromettrait une action ou le maintien d’un service.

Chaque partie s’engage en outre :

{engagements de chaque partie}

L’offre des services suivants est maintenue :

{services dont l’offre est maintenue}

Les engagements de financement relatifs à un équipement ou à un service sont définis par la convention d’objectifs et de financement qui lui est propre.`,
  },
  {
    title: 'Gouvernance et modalités de collaboration',
    body: `Les parties pilotent ensemble la convention. La composition, les missions et le rythme des instances figurent en [annexe : gouvernance] :

{instances et leur rythme}

Le comité de pilotage se réunit au moins une fois par an à compter de la signature. Il valide le diagnostic, arrête les priorités, suit le plan d’action, décide des actions correctives et prépare le renouvellement de la convention. Chaque membre peut se faire représenter.

Les décisions sont prises par accord des parties. Chaque décision est numérotée et mentionne son texte, la position de chaque partie et ses réserves éventuelles, la personne responsable et l’échéance.`,
  },
  {
    title: 'Échanges de données',
    body: `Les parties échangent les données utiles au diagnostic, au suivi et à l’évaluation. Ces données sont agrégées ; elles ne permettent d’identifier, directement ou indirectement, aucun habitant, allocataire ou bénéficiaire.

La partie qui transmet une donnée en précise la source, la date, l’unité et les limites. Elle veille au respect du secret statistique avant tout envoi. La partie qui la reçoit ne l’utilise qu’aux fins de la présente convention et ne la communique à un tiers qu’avec l’accord de la partie d’origine, sauf donnée déjà publique.

[depuis 2018-05-25] Les coordonnées professionnelles des personnes associées à la convention sont traitées conformément au règlement (UE) 2016/679 du 27 avril 2016 et à la loi n° 78-17 du 6 janvier 1978.

[avant 2018-05-25] Les coordonnées professionnelles des personnes associées à la convention sont traitées conformément à la loi n° 78-17 du 6 janvier 1978.

Tout échange nominatif, s’il était nécessaire, ferait l’objet d’une convention distincte ayant cette seule finalité.`,
  },
  {
    title: 'Communication',
    body: `Les parties conviennent ensemble de la communication relative à la convention. Les supports communs mentionnent l’ensemble des signataires et sont soumis à leur accord avant diffusion.

Chaque partie mentionne le soutien des autres lorsqu’elle communique sur une action inscrite au plan. Le bilan annuel présenté au comité de pilotage peut être rendu public, après accord des parties.`,
  },
  {
    title: 'Suivi et évaluation',
    body: `Le suivi porte sur l’avancement des actions, sur ce qu’elles produisent et sur les publics qu’elles atteignent. Un bilan est présenté chaque année au comité de pilotage ; il propose, s’il y a lieu, des actions correctives.

L’évaluation est conduite par les parties, au plus tard dans la dernière année de la convention. Elle examine la pertinence des objectifs, la réalisation des actions, les effets constatés, la qualité de la coopération et les enseignements à retenir pour la suite.

Les objectifs sont assortis, lorsque cela est possible, d’une valeur de départ et d’une cible. L’évolution d’un indicateur du territoire n’est pas imputée à une action isolée.`,
  },
  {
    title: 'Durée',
    body: `La présente convention prend effet le {date de début} et s’achève le {date de fin}, soit une durée de {durée de la convention}.

Elle ne peut être reconduite que de manière expresse. Les parties décident des suites à lui donner au vu de son évaluation, dans l’année qui précède son terme.`,
  },
  {
    title: 'Avenants',
    body: `Toute modification du périmètre, de la durée, des signataires ou des engagements des parties fait l’objet d’un avenant, proposé par le comité de pilotage et signé par toutes les parties dans les mêmes formes que la présente convention.

Une collectivité ou un organisme qui souhaite rejoindre la convention le fait par avenant. L’adaptation du plan d’action prévue à l’article 4 n’exige pas d’avenant.`,
  },
  {
    title: 'Fin de la convention',
    body: `La convention s’achève à son terme. Elle peut prendre fin auparavant d’un commun accord, constaté par écrit.

Chaque partie peut la résilier, après échange en comité de pilotage, par lettre recommandée avec avis de réception, moyennant un préavis de trois mois. Si l’une des parties manque à ses obligations, une autre peut la mettre en demeure de les exécuter ; à défaut d’effet dans un délai d’un mois, la convention peut être résiliée à son égard.

La fin de la convention est sans effet sur les conventions d’objectifs et de financement en cours, qui suivent leurs propres règles. Les parties établissent alors un bilan des actions engagées.`,
  },
  {
    title: 'Recours',
    body: `Les parties recherchent un accord amiable sur tout différend relatif à l’interprétation ou à l’exécution de la présente convention ; elles en saisissent d’abord le comité de pilotage.

À défaut d’accord, le différend est porté devant le tribunal administratif territorialement compétent.`,
  },
  {
    title: 'Confidentialité',
    body: `Les personnes qui participent à la mise en œuvre de la convention sont tenues au secret professionnel et à l’obligation de discrétion pour tout ce dont elles ont connaissance à cette occasion, pendant la durée de la convention et après son terme.

Les documents de travail ne sont communiqués hors des instances qu’avec l’accord des parties, sous réserve des règles relatives à la communication des documents administratifs.`,
  },
]
