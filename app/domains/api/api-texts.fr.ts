/** What developers of other software read: in openapi.json and on the page /api. Pure. */
import type { ApiErrorCode } from './problems.ts'
import { writingTexts } from './writing-texts.fr.ts'

const kinds: Readonly<Record<string, string>> = {
  string: 'un texte',
  number: 'un nombre',
  int: 'un nombre entier',
  boolean: 'vrai ou faux',
  array: 'une liste',
  object: 'un objet',
  null: 'null',
}

export const apiTexts = {
  title: 'API de Trame',
  lead: 'Lire une CTG depuis un autre logiciel, y écrire ce que la coordination lui permet (actions, étapes, mesures, points d’étape, réunions, chiffres masqués), et être prévenu quand son plan change.',
  license: 'MIT',
  security:
    'Jeton créé par la coordination de la CTG (« Membres et parties », onglet « Logiciels reliés ») : en-tête `Authorization: Bearer` suivi du jeton. Il ouvre une seule CTG, jusqu’à une date ; il se révoque.',
  limits: (most: number, minutes: number): string =>
    `${most} requêtes par jeton en ${minutes} minutes, dites par RateLimit ; au-delà, 429 avec Retry-After.`,
  seen: 'Un jeton lit ce qu’un membre lit du plan et emporte dans l’export, sans l’adresse électronique d’aucun pilote et sans les fiches à diffusion restreinte ; les instances et leurs sièges, sans le nom de qui les occupe ; les réunions convoquées et le registre des décisions ; ce que les parties partagent du diagnostic ; les évaluations closes. Ni personnes, ni positions ni lectures d’une partie, ni témoignages, ni textes de travail.',
  growth:
    'Dans la version 1, des champs, des valeurs et des opérations peuvent s’ajouter : ignorez ce que vous ne connaissez pas. Ce qui retire ou change un sens fait une version 2, à côté.',
  filtering:
    'Les actions se filtrent par les mêmes critères que les vues du plan, sous les mêmes noms ; un critère se répète ; un critère ou une valeur inconnus sont refusés, avec leur nom, partout.',
  caching: 'Chaque réponse a un ETag : renvoyez-le dans If-None-Match, une réponse inchangée est un 304 sans corps.',
  paging:
    'Une liste se suit par curseur : allez à l’adresse de l’en-tête Link (rel="next"), ou donnez `nextCursor` dans `curseur`. Ce qui s’ajoute entre-temps ne décale ni ne répète rien. `limite` dit combien à la fois (100 au plus). `page` va droit à une page.',
  scopes:
    'Tous les jetons lisent. Le reste s’ouvre quand la coordination le coche : chaque opération dit la portée qu’elle demande. Un jeton agit au nom de la partie qui l’a créé, comme sa coordination le ferait à l’écran : mêmes règles, même journal, où il est nommé. Il perd ce qu’il a de plus que lire le jour où la personne qui l’a créé quitte la coordination.',
  writing: {
    title: 'Écrire',
    key: 'Toute écriture porte `Idempotency-Key` : de 8 à 100 signes de votre choix, un par acte (un identifiant au hasard convient). Renvoyée avec la même clé et le même contenu, une requête reçoit la première réponse (en-tête `Idempotency-Replayed`) et n’écrit rien de plus ; avec un autre contenu, elle est refusée. Les clés sont gardées 30 jours. Un refus ne garde pas sa clé.',
    version:
      'Pour changer une fiche, une étape, une mesure ou une réunion, donnez dans `If-Match` l’ETag lu avec la fiche ou la réunion. Si elle a changé depuis, 412 dit qui a fait quoi ; relisez et recommencez. Chaque réponse donne l’ETag suivant.',
    trial:
      '`?essai=1` fait tout comme en vrai, règles et contrôles compris, puis n’enregistre rien : ni fiche, ni journal, ni message aux webhooks, ni clé.',
    whole: 'Rien n’est écrit à moitié : une requête refusée n’a rien changé.',
    figures:
      'Des chiffres ne s’écrivent que masqués. Sur le poste du statisticien, `npm run masquer -- effectifs.csv` cache ce qui doit l’être et écrit « effectifs-masque.json » ; c’est ce fichier que l’on dépose, avec `--deja` pour ce qui est déjà parti : tout ce que votre partie a diffusé et les tableaux que les autres parties vous ont laissé lire des mêmes effectifs (leur fichier « …-masque.json », à leur demander). Le serveur refuse un effectif sous le seuil, puis attaque la table avec tout cela ; personne ne la lit avant. Refusée, `check` dit pourquoi : masquez-la à nouveau avec ce qui manquait.',
  },
  cors: 'Un jeton reste sur un serveur. Pour l’employer depuis la page d’un site, la coordination nomme ce site en créant le jeton ; les autres sont refusés. Aucun cookie n’ouvre l’API.',
  parameters: {
    cursor: 'Curseur donné par la réponse précédente',
    limit: (most: number): string => `Nombre d’éléments voulus, ${most} au plus`,
    page: 'Page voulue, à partir de 1 ; ne va pas avec un curseur',
    trial: '1 : tout est vérifié, rien n’est enregistré',
    key: 'Clé de cet acte, de 8 à 100 signes ; inutile pour un essai',
    match: 'ETag de ce que l’on change, tel que lu',
  },
  fields: writingTexts,
  wrongBody: {
    kind: (expected: string): string => `Attendu ici : ${kinds[expected] ?? 'une autre sorte de valeur'}.`,
    choices: (values: readonly string[]): string => `Valeurs possibles : ${values.join(', ')}.`,
    format: (format: string): string =>
      format === 'uuid'
        ? 'Attendu ici : un identifiant.'
        : format === 'date'
          ? 'Attendu ici : un jour, « AAAA-MM-JJ ».'
          : 'Ce n’est pas écrit comme attendu : voyez openapi.json.',
    tooBig: (most: number): string => `${most} au plus.`,
    tooSmall: (least: number): string => `${least} au moins.`,
    unknown: 'Ce champ est inconnu ici.',
    other: 'Cette valeur n’est pas possible : voyez openapi.json.',
    accepted: 'Cet élément était bon.',
    scope: (words: readonly string[]): string =>
      `Ce jeton n’a pas la portée demandée : ${words.join(' ou ')}. La coordination en crée un autre.`,
  },
  webhooks: {
    title: 'Être prévenu : webhooks',
    lead: 'La coordination donne une adresse https ; Trame y envoie un message par acte et par sujet, dès que l’acte est enregistré. Un message dit quel acte a touché quels objets, jamais ce qu’ils contiennent : lisez-les ensuite avec un jeton.',
    signature:
      'Chaque message est signé comme le dit Standard Webhooks : en-têtes webhook-id, webhook-timestamp et webhook-signature (HMAC-SHA256 de « id.timestamp.corps », secret whsec_…, montré une seule fois à la coordination, qui peut le changer). Refusez un horodatage de plus de cinq minutes.',
    once: 'Un message arrive au moins une fois, toujours sous le même webhook-id, et l’ordre n’est pas promis : retenez les identifiants déjà vus.',
    retries:
      'Répondez 2xx en moins de dix secondes. Sinon, sept nouveaux essais : après 1, 5 et 30 minutes, puis 2, 6, 12 et 24 heures. Deux jours sans une seule réponse correcte arrêtent les envois, et la coordination en est avertie ; 410 les arrête aussitôt. Une redirection est un échec.',
    description:
      'La description d’une fiche, écrite à plusieurs mot à mot, change sans message : elle est annoncée par l’acte suivant sur la fiche.',
    summary: {
      plan: 'Un axe, un objectif ou la reprise d’un tableur a changé le plan.',
      action: 'Des actions ont changé : fiche, état, étapes, moyens, point d’étape.',
      measure: 'Des mesures ou leurs relevés ont changé.',
      test: 'Message d’essai, demandé par la coordination.',
    },
    message: {
      id: 'Identifiant du message, le même à chaque essai',
      timestamp: 'Instant de cet essai, en secondes',
      signature: 'v1, puis la signature en base64',
    },
  },
  answers: {
    ok: 'Réponse',
    unchanged: 'Rien n’a changé depuis l’ETag donné.',
    header: {
      rateLimit: 'Requêtes encore possibles',
      ratePolicy: 'Limite du jeton : nombre et durée en secondes',
      location: 'Où se lit ce qui a été créé',
      replayed: '« true » : la première réponse, redonnée',
      etag: 'Empreinte de la réponse, à renvoyer dans If-None-Match, ou dans If-Match pour écrire',
      link: 'Pages suivante, précédente et dernière',
      retryAfter: 'Secondes à attendre',
    },
  },
  problem: {
    'token-missing': {
      title: 'Jeton manquant',
      detail: 'Donnez un jeton dans l’en-tête Authorization : Bearer, puis le jeton.',
    },
    'token-refused': {
      title: 'Jeton refusé',
      detail: 'Ce jeton n’est pas connu, a expiré ou a été révoqué : la coordination de la CTG en crée un autre.',
    },
    'not-found': {
      title: 'Introuvable',
      detail: 'Rien ici pour ce jeton : vérifiez l’adresse et les identifiants, qui doivent être de sa CTG.',
    },
    'invalid-query': {
      title: 'Demande incorrecte',
      detail: 'Un paramètre de la demande n’est pas valable : voyez openapi.json.',
    },
    'origin-refused': {
      title: 'Site refusé',
      detail: 'Ce jeton ne s’emploie pas depuis la page de ce site : la coordination le nomme en créant le jeton.',
    },
    'scope-missing': { title: 'Portée manquante', detail: 'Ce jeton ne permet pas cet acte.' },
    'mandate-ended': {
      title: 'Jeton réduit à la lecture',
      detail: 'La personne qui a créé ce jeton n’est plus de la coordination : la coordination en crée un autre.',
    },
    forbidden: { title: 'Acte refusé', detail: 'La coordination qui a créé ce jeton ne peut pas faire cet acte.' },
    'key-missing': {
      title: 'Clé manquante',
      detail: 'Donnez Idempotency-Key, de 8 à 100 signes : une clé par acte, la même pour le renvoyer.',
    },
    'key-reused': {
      title: 'Clé déjà employée',
      detail: 'Cette clé a servi pour un autre contenu : un nouvel acte prend une nouvelle clé.',
    },
    'version-missing': {
      title: 'Version manquante',
      detail: 'Donnez dans If-Match l’ETag de ce que vous changez, tel que vous l’avez lu.',
    },
    'changed-meanwhile': {
      title: 'Changé entre-temps',
      detail: 'Quelqu’un a changé cela depuis votre lecture : relisez, puis recommencez. Voyez « changes ».',
    },
    'not-json': {
      title: 'Contenu illisible',
      detail: 'Envoyez un objet JSON, en UTF-8, avec Content-Type: application/json.',
    },
    'too-large': { title: 'Envoi trop lourd', detail: 'Une requête ne dépasse pas 2 Mo.' },
    'invalid-body': { title: 'Contenu à corriger', detail: 'Un champ au moins est à corriger : voyez « errors ».' },
    'batch-refused': {
      title: 'Ensemble refusé',
      detail: 'Un élément au moins est à corriger : voyez « items ». Rien n’a été écrit.',
    },
    refused: { title: 'Acte impossible', detail: 'Cet acte n’est pas possible dans l’état actuel.' },
    'method-not-allowed': {
      title: 'Méthode inconnue ici',
      detail: 'Cette adresse ne connaît que les méthodes de l’en-tête Allow.',
    },
    'too-many': { title: 'Trop de requêtes', detail: 'Attendez le nombre de secondes dit par Retry-After.' },
    unexpected: { title: 'Erreur imprévue', detail: 'Réessayez ; si elle revient, prévenez qui exploite Trame.' },
    unavailable: {
      title: 'Base de données muette',
      detail: 'La base ne répond pas pour le moment : réessayez après le nombre de secondes dit par Retry-After.',
    },
  } satisfies Record<ApiErrorCode, { readonly title: string; readonly detail: string }>,
  wrongQuery: {
    unknown: (names: readonly string[], known: readonly string[]): string =>
      `${names.map((name) => `« ${name} »`).join(', ')} : ${names.length < 2 ? 'paramètre inconnu' : 'paramètres inconnus'} ici. ${known.length === 0 ? 'Cette adresse n’en prend aucun.' : `Cette adresse prend : ${known.join(', ')}.`}`,
    value: (name: string, choices: readonly string[]): string =>
      `« ${name} » n’a pas une valeur possible. ${choices.length === 0 ? 'Voyez openapi.json.' : `Valeurs possibles : ${choices.join(', ')}.`}`,
    cursor:
      '« curseur » n’est pas de cette liste, ou ce qu’il suivait n’est plus là, ou il vient avec « page » : recommencez au début.',
    repeated: (name: string): string => `« ${name} » est donné plusieurs fois : une seule suffit.`,
  },
  page: {
    title: 'API pour les développeurs',
    needs: (words: readonly string[]): string => `Portée : ${words.join(' ou ')}.`,
    first: 'Premier appel en cinq minutes',
    reading: 'Lire la CTG : tous les jetons',
    steps: [
      {
        sentence:
          'La coordination crée un jeton : « Membres et parties », onglet « Logiciels reliés ». Il n’est montré qu’une fois.',
      },
      {
        sentence: 'Demandez quelle CTG il ouvre :',
        example: (api: string) => `curl -H "Authorization: Bearer trame_…" ${api}/ctgs`,
      },
      {
        sentence: 'Avec son identifiant, lisez les actions en cours :',
        example: (api: string) =>
          `curl -H "Authorization: Bearer trame_…" "${api}/ctgs/$CTG/actions?etat=en-cours&limite=20"`,
      },
      {
        sentence: 'Essayez une écriture sans rien enregistrer (portée `ecriture-actions`) :',
        example: (api: string) =>
          [
            `curl -X POST "${api}/ctgs/$CTG/actions?essai=1" \\`,
            '  -H "Authorization: Bearer trame_…" -H "Content-Type: application/json" \\',
            '  -d \'{ "title": "Ouvrir un lieu d’accueil enfants-parents" }\'',
          ].join('\n'),
      },
    ] as readonly { readonly sentence: string; readonly example?: (api: string) => string }[],
    client: 'Un client se fabrique de openapi.json, par exemple avec orval :',
    operations: 'Lire',
    writes: 'Écrire',
    scopes: 'Portées',
    shapes: 'Ce que contiennent les envois et les réponses',
    errors: 'Erreurs',
    errorsNote: 'application/problem+json (RFC 9457) ; le champ « code » est stable.',
    version: (version: string): string => `Version ${version}`,
    file: 'openapi.json (OpenAPI 3.1)',
    header: {
      field: 'Champ',
      kind: 'Valeur',
      meaning: 'Sens',
      address: 'Adresse',
      reads: 'Donne',
      does: 'Fait',
      scope: 'Portée',
      body: 'Envoi',
      answer: 'Réponse',
      status: 'Statut',
      code: 'Code',
    },
    message: 'Exemple de message',
    answers: 'répond',
  },
} as const
