/** What developers of other software read: in openapi.json and on the page /api. Pure. */
import type { ApiErrorCode } from './problems.ts'

export const apiTexts = {
  title: 'API de lecture de Trame',
  lead: 'Lire une CTG depuis un autre logiciel (plan d’action et mesures, instances, réunions, décisions, constats partagés, enjeux, objectifs), et être prévenu quand son plan change. En lecture seule.',
  license: 'MIT',
  security:
    'Jeton de lecture, créé par la coordination de la CTG (« Membres et parties », onglet « Logiciels reliés ») : en-tête `Authorization: Bearer` suivi du jeton. Il ouvre une seule CTG, jusqu’à une date ; il se révoque.',
  limits: (most: number, minutes: number): string =>
    `${most} requêtes par jeton en ${minutes} minutes ; au-delà, 429 avec Retry-After.`,
  seen: 'Un jeton lit ce qu’un membre lit du plan et emporte dans l’export, sans l’adresse électronique d’aucun pilote ; les instances et leurs sièges, sans le nom de qui les occupe ; les réunions convoquées et le registre des décisions ; ce que les parties partagent du diagnostic. Rien d’autre ne sort : ni personnes, ni positions ni lectures d’une partie, ni témoignages, ni textes de travail, ni chiffres du territoire.',
  growth:
    'Dans la version 1, des champs, des valeurs et des opérations peuvent s’ajouter : ignorez ce que vous ne connaissez pas. Ce qui retire ou change un sens fait une version 2, à côté.',
  filtering:
    'Les actions se filtrent par les mêmes critères que les vues du plan, sous les mêmes noms ; un critère se répète ; un critère ou une valeur inconnus sont refusés, avec leur nom.',
  caching: 'Chaque réponse a un ETag : renvoyez-le dans If-None-Match, une réponse inchangée est un 304 sans corps.',
  paging: 'Les listes vont par pages de 100 : `page`, `pageCount`, et les en-têtes Link (rel="next", "prev", "last").',
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
      etag: 'Empreinte de la réponse, à renvoyer dans If-None-Match',
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
    'method-not-allowed': { title: 'Lecture seule', detail: 'Cette API ne connaît que GET et HEAD.' },
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
    repeated: (name: string): string => `« ${name} » est donné plusieurs fois : une seule suffit.`,
  },
  page: {
    title: 'API pour les développeurs',
    start: 'Commencer',
    operations: 'Ce qu’on peut lire',
    shapes: 'Ce que contiennent les réponses',
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
      answer: 'Réponse',
      status: 'Statut',
      code: 'Code',
    },
    message: 'Exemple de message',
    answers: 'répond',
  },
} as const
