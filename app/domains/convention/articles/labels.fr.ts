/** What the pages of the text say: what is to be looked at again, visas, facts, templates. Pure. */
import { formatCount, formatDay } from '#app/kernel/format.ts'
import type { LeftOutReason } from './templates.ts'
import type { RemarkCode, TextRemark } from './text-remarks.ts'

const remarks: Readonly<Record<RemarkCode, (remark: TextRemark) => string>> = {
  'article-to-complete': ({ about, detail }) => `${about} : à compléter (${detail})`,
  'unknown-fact': ({ about, detail }) => `${about} : ${detail} n’est pas un passage que Trame sait remplir`,
  'proposals-to-settle': ({ about, detail }) =>
    `${about} : ${formatCount(Number(detail), 'proposition')} à trancher, qu’une version ne reprendrait pas`,
  'period-unknown': ({ detail }) => `La période de la CTG n’est pas entière : ${detail} à écrire`,
  'period-differs': ({ about, detail }) => `${about} : le texte dit une autre période (${detail})`,
  'without-representative': ({ about }) => `${about} : personne ne la représente`,
  'representative-left': ({ about, detail }) => `${about} : son représentant n’est plus en fonction (${detail})`,
  'without-address': ({ about, detail }) =>
    `${formatCount(Number(about), 'signataire')} sans adresse du siège : ${detail}`,
  'act-after-signature': ({ about, detail }) => `${about} : l’acte suit la signature (${detail})`,
  'actions-outside-period': ({ about }) =>
    `${formatCount(Number(about), 'action')} du plan hors de la période de la convention`,
  'body-ended': ({ about, detail }) => `${detail} : « ${about} » ne siège plus`,
  'priority-without-objective': ({ about }) => `Priorité sans objectif : ${about}`,
}

const yearsOrMonths = (months: number): string => (months % 12 === 0 ? `${months / 12} ans` : `${months} mois`)

export const textLabels = {
  title: 'Texte de la convention',
  remark: (remark: TextRemark): string => remarks[remark.code](remark),
  remarks: {
    title: 'À revoir',
    note: 'Trame le signale, et n’empêche rien.',
    none: 'Rien : le texte est complet, et rien ne s’y contredit.',
  },
  lead: (articles: number, points: number): string =>
    articles === 0
      ? 'Les articles ne sont pas encore écrits.'
      : `${formatCount(articles, 'article')}${points === 0 ? '' : `, ${formatCount(points, 'point')} à revoir`}.`,
  facts: {
    title: 'Passages qui se remplissent',
    note: 'Teintés dans le texte, ils suivent ce que les parties écrivent ailleurs : chacun y mène. Une version les fige en mots.',
    none: 'Cet article n’en a pas : il se lit comme il est écrit.',
    insert:
      'Pour en ajouter un, le bouton « Insérer un passage » de la barre d’outils ; sans elle, son nom entre accolades : {date de fin}.',
  },
  parties: {
    title: 'Les parties, comme elles sont imprimées',
    note: 'Entre :',
    mend: 'Compléter une partie',
  },
  visas: {
    title: 'Visas',
    field: 'Visas, un par ligne, dans leur ordre',
    hint: 'Tout effacer reprend ceux que Trame propose. Les actes adoptés par les parties s’ajoutent d’eux-mêmes à la suite.',
    proposed: 'Proposés par Trame, en vigueur à ce jour : à vérifier avec votre Caf.',
    own: 'Écrits par les parties.',
    change: 'Modifier les visas',
    save: 'Enregistrer les visas',
  },
  templates: {
    title: 'Modèles d’articles',
    lead: 'Un modèle donne des articles à une convention ; ils deviennent ceux des parties. En prendre un autre n’efface jamais ce qui est écrit.',
    link: 'Modèles d’articles',
    from: (name: string, datedOn: string | null) =>
      `Articles tirés de « ${name} »${datedOn ? `, du ${formatDay(datedOn)}` : ''}.`,
    ofInstance: 'Gardé par l’instance',
    ofCaf: 'Gardé par la Caf, pour toutes ses CTG',
    ofTrame: 'Proposé par Trame',
    toCheck: 'à vérifier',
    checkedBy: (who: string) => `vérifié par ${who}`,
    about: 'Ce modèle',
    brought: 'Commencé par',
    onlyReadNote: 'Pas encore proposé aux CTG : relisez les articles, réécrivez-les s’il le faut, puis enregistrez.',
    onlyRead: 'à relire avant de le proposer',
    author: 'Auteur',
    datedOn: 'Daté du',
    origin: 'Tiré de',
    count: (articles: number) => formatCount(articles, 'article'),
    none: 'Aucun modèle n’est encore gardé ici.',
    take: 'Prendre les articles de ce modèle',
    prepare: 'Préparer les articles avec ce modèle',
    added: (titles: readonly string[]) =>
      titles.length === 0
        ? 'Tous ses articles portent un titre déjà écrit : rien ne serait ajouté, et les vôtres restent mot pour mot.'
        : `Seraient ajoutés à la suite : ${titles.join(' ; ')}.`,
    left: (count: number) =>
      count === 0 ? '' : `${formatCount(count, 'article')} d’un titre déjà écrit : le vôtre reste, mot pour mot.`,
    bring: 'Apporter un modèle',
    bringNote:
      'Un document Word (.docx). Ses articles se reconnaissent à leurs titres : « Article 1 – Objet », titres numérotés ou styles de titre. Vous relisez avant de garder.',
    copy: 'Partir de ce modèle',
    copyNote: 'Une copie, que vous réécrivez article par article. Elle n’est proposée aux CTG qu’une fois enregistrée.',
    copyName: (name: string) => `${name.slice(0, 180)}, à adapter`,
    copied: 'Copie faite : réécrivez ses articles, puis enregistrez le modèle pour le proposer.',
    file: 'Document Word',
    read: 'Lire le document',
    reading: 'Lecture…',
    save: 'Enregistrer et proposer ce modèle',
    saveAgain: 'Enregistrer',
    remove: 'Retirer ce modèle',
    removeNote: 'Les conventions qui en ont pris des articles les gardent.',
    name: 'Nom du modèle',
    checked: 'Vérifié par',
    checkedHint: 'Qui l’a relu, et à quel titre. Vide : il est dit « à vérifier ».',
    leftOut: 'Ce qui n’est dans aucun article',
    leftOutNote:
      'Lu dans le document, gardé ici pour que rien ne se perde : reprenez-le si besoin, dans les visas ou dans un article.',
    nothingLeftOut: 'Tout le document est dans ses articles.',
    reason: {
      before: 'Avant le premier article',
      visa: 'Visas',
      after: 'Après le dernier article',
      table: 'Tableau, mis en lignes dans son article',
      picture: 'Images, laissées dehors',
      'too-long': 'Article trop long : la suite',
      'too-many': 'Articles au-delà de cent',
      section: 'Titres de parties',
    } satisfies Readonly<Record<LeftOutReason, string>>,
    write: 'Écrire les articles',
    writeTitle: (name: string) => `Écrire « ${name} »`,
    writeLead: (number: number) =>
      `Ce que vous enregistrez devient la version ${number} de ce modèle. Les conventions déjà commencées gardent leurs articles, mot pour mot.`,
    articleOf: (number: number) => `Article ${number}`,
    newArticle: 'Article à ajouter',
    newArticleNote: 'Laissez-le vide s’il n’y en a pas.',
    articleTitle: 'Titre',
    articleBody: 'Texte',
    bodyHint:
      'Une ligne vide sépare deux paragraphes ; « - » au début d’une ligne fait une liste. Videz le titre et le texte pour retirer l’article.',
    rank: 'Rang',
    factsTitle: 'Passages qui se remplissent dans chaque CTG',
    factsNote:
      'Écrivez-les tels quels, accolades comprises. Un paragraphe qui commence par [depuis 2018-05-25] ou [avant 2018-05-25] n’est repris que dans les conventions de ces jours-là.',
    writtenBy: 'Auteur de cette version',
    rewrite: 'Enregistrer cette version',
    rewritten: 'Nouvelle version enregistrée ; celle d’avant reste lisible.',
    editions: 'Versions précédentes',
    edition: (number: number) => `Version ${number}`,
    editionLine: (author: string, day: string | null) =>
      [author, day === null ? '' : `du ${formatDay(day)}`].filter(Boolean).join(', '),
    editionReplaced: (who: string, when: string) => `Remplacée le ${when} par ${who}.`,
    editionNote: 'Ce que ce modèle disait alors : il ne se prend plus.',
    readCurrent: 'Lire la version d’aujourd’hui',
    saved: 'Modèle enregistré : les CTG peuvent le prendre.',
    removed: 'Modèle retiré.',
    taken: 'Articles ajoutés à la suite des vôtres : relisez-les.',
  },
  toFill: (what?: string): string => (what === undefined ? '[à compléter]' : `[à compléter : ${what}]`),
  differs: {
    start: (said: string, ctg: string): string =>
      `début le ${formatDay(said)} dans le texte, le ${formatDay(ctg)} dans la CTG`,
    end: (said: string, ctg: string): string =>
      `fin le ${formatDay(said)} dans le texte, le ${formatDay(ctg)} dans la CTG`,
    duration: (said: number, ctg: number): string =>
      `durée de ${yearsOrMonths(said)} dans le texte, de ${yearsOrMonths(ctg)} dans la CTG`,
  },
  unknownBounds: (isStartKnown: boolean, isEndKnown: boolean): string =>
    [...(isStartKnown ? [] : ['début']), ...(isEndKnown ? [] : ['fin'])].join(' et '),
  until: (name: string, day: string): string => `${name}, jusqu’au ${formatDay(day)}`,
  heldPowers: 'compétences exercées',
  theme: 'Thème',
  ownTemplate: 'Modèle de Trame',
} as const
