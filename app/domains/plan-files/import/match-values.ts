/**
 * What names of a spreadsheet are in this CTG: by their very name, or because someone said so; else they stay words, and are
 * listed with what they may be. Pure. Rules: docs/rules/taking-up.md §5.
 */
import { type ActionStatus, actionStatuses } from '#app/domains/plan/plan.ts'
import { choicesIn, choicesNamed, type FieldLists, type NameList } from '#app/domains/plan/sheet/field-lists.ts'
import { parseStatus } from '#app/domains/plan/values/parse-status.ts'
import { plainWords } from '#app/kernel/plain-words.ts'
import type { ValueChoice } from './import-mapping.ts'

/** The lists of the CTG, and what someone said of names that nothing matched. */
export type ImportFacts = FieldLists & { readonly values: readonly ValueChoice[] }

const chosen = ({ values }: ImportFacts, kind: ValueChoice['kind'], text: string): string | undefined => {
  const words = plainWords(text)
  return values.find((choice) => choice.kind === kind && choice.words === words)?.to
}

/** The only one that has this name, else the one someone said. */
function idNamed(list: NameList, kind: ValueChoice['kind'], text: string, facts: ImportFacts): string | undefined {
  const choices = choicesIn(list, facts)
  const [found, another] = choicesNamed(text, choices)
  if (found && !another) return found.id
  const said = chosen(facts, kind, text)
  return choices.find(({ id }) => id === said)?.id
}

const tidy = (text: string): string =>
  text
    .replace(/\s*\n\s*(?=[(+])/g, ' ')
    .replace(/\s*\n\s*/g, ', ')
    .trim()

export type Lead = { readonly partyId: string | null; readonly serviceId: string | null; readonly name: string }

export function matchLead(text: string, facts: ImportFacts): Lead {
  const partyId = idNamed('parties', 'lead', text, facts)
  if (partyId) return { partyId, serviceId: null, name: '' }
  const serviceId = idNamed('services', 'lead', text, facts)
  const service = facts.services.find(({ id }) => id === serviceId)
  if (service) return { partyId: service.partyId, serviceId: service.id, name: '' }
  return { partyId: null, serviceId: null, name: tidy(text) }
}

/** Written where nobody is named yet, and no name: « à définir », « en cours de recrutement ». */
const nobody =
  /^(a |reste a )?(definir|preciser|designer|determiner|confirmer|completer|identifier|nommer|trouver|voir|recruter)\b|^(non|pas( encore)?) (defini|designe|connu|renseigne|precise|attribue|identifie)|^en (attente|cours de (recrutement|designation|definition))|^(a venir|tbd|inconnu\w*|personne|aucune?|vacant|x+|n\.?c\.?|n\/?a|\?+|neant|sans objet|s\.?o\.?)$/
/** « cf. fiche 3 », « voir action 1 », « idem + la MSA »: where it is written, and no name. */
const elsewhere =
  /^(cf\.?|voir|idem( que)?|comme|se reporter a) (a )?(la |le |l'|les )?(fiches?|actions?|axes?|lignes?|n°|ci-|plus (haut|bas)|supra|infra|\d)|^idem\b/
export const namesNobody = (text: string): boolean => nobody.test(plainWords(text)) || elsewhere.test(plainWords(text))

/** One name of a place, whatever its hyphens: « St Martin du Test » is « Saint-Martin-du-Test ». */
const placeWords = (text: string): string =>
  plainWords(text)
    .replace(/[-']/g, ' ')
    .replace(/\bst(e?)\b/g, 'saint$1')
    .replace(/^(communes?|villes?|quartiers?|qpv) (de |du |des |d )?/, '')
    .replace(/\s+/g, ' ')
    .trim()

export type Places = {
  readonly communeCodes: readonly string[]
  readonly areaIds: readonly string[]
  /** What is no commune nor quartier of the perimeter. */
  readonly areas: string
}

/** Communes and quartiers of the perimeter by their names; the rest stays words. */
export function matchPlaces(text: string, { communes, areas }: ImportFacts): Places {
  const ids = { communeCodes: new Set<string>(), areaIds: new Set<string>() }
  const find = (name: string): boolean => {
    const words = placeWords(name)
    const commune = communes.filter((one) => placeWords(one.name) === words)
    const area = areas.filter((one) => placeWords(one.name) === words)
    if (commune.length + area.length !== 1) return false
    for (const { id } of commune) ids.communeCodes.add(id)
    for (const { id } of area) ids.areaIds.add(id)
    return true
  }
  const rest = text
    .split(/\n|;|,|\/| \+ | & /)
    .flatMap((part) => (find(part) ? [] : find2(part)))
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return { communeCodes: [...ids.communeCodes], areaIds: [...ids.areaIds], areas: rest.join(', ') }

  /** « Bazouges et Cuguen »: two communes, when both are. */
  function find2(part: string): readonly string[] {
    const two = part.split(/ et /)
    const known = [...communes, ...areas].map(({ name }) => placeWords(name))
    if (two.length < 2 || !two.every((name) => known.includes(placeWords(name)))) return [part]
    return two.filter((name) => !find(name))
  }
}

export const matchPartner = (text: string, facts: ImportFacts): string | null =>
  idNamed('parties', 'partner', text, facts) ?? null

export const chosenStatus = (text: string, facts: ImportFacts): ActionStatus | undefined =>
  actionStatuses.find((status) => status === chosen(facts, 'status', text))

const degrees = {
  high: /^(tres )?(haut|fort|elev|urgent|prioritaire|important)|^p(riorite)? ?1$|^1$|^\+{3}$/,
  medium: /^(moyen|normal|intermediaire)|^p(riorite)? ?2$|^2$|^\+{2}$/,
  low: /^(bas|faible|secondaire)|^p(riorite)? ?3$|^3$|^\+$/,
} as const
/** « Haute », « P1 », « moyenne ». */
export const matchPriority = (text: string): keyof typeof degrees | undefined =>
  (['high', 'medium', 'low'] as const).find((degree) => degrees[degree].test(plainWords(text)))

/** The service of this name, else the one someone said. */
export const matchService = (text: string, facts: ImportFacts) => {
  const id = idNamed('services', 'lead', text, facts)
  return facts.services.find((service) => service.id === id)
}

export const matchBody = (text: string, facts: ImportFacts): string | null => {
  const [found, another] = choicesNamed(text, choicesIn('bodies', facts))
  return found && !another ? found.id : null
}

/** The theme an axis is about, when it has its very name or someone said so. */
export const matchTheme = (title: string, facts: ImportFacts): string | null =>
  idNamed('themes', 'theme', title, facts) ?? null

export type UnknownValue = {
  readonly kind: ValueChoice['kind']
  readonly text: string
  /** How many times it is met. */
  readonly count: number
  /** What it may be: proposed, never taken without a word. */
  readonly near: string | undefined
  /** What someone said it is. */
  readonly to: string | undefined
}

/** Beyond, the most met only: nobody answers a hundred questions. */
const mostAsked = 60

/** Each name that nothing matches, the most met first; themes last. */
export function listUnknownValues(
  met: {
    readonly leads: readonly string[]
    readonly partners: readonly string[]
    readonly statuses: readonly string[]
    readonly axes: readonly string[]
  },
  facts: ImportFacts,
): readonly UnknownValue[] {
  const unsaid = { ...facts, values: [] }
  const unknown: readonly (readonly [ValueChoice['kind'], readonly string[]])[] = [
    ['lead', met.leads.filter((text) => !namesNobody(text) && matchLead(text, unsaid).partyId === null)],
    ['partner', met.partners.filter((text) => matchPartner(text, unsaid) === null)],
    ['status', met.statuses.filter((text) => parseStatus(text) === undefined)],
    ['theme', met.axes.filter((title) => matchTheme(title, unsaid) === null)],
  ]
  return unknown.flatMap(([kind, texts]) =>
    [
      ...Map.groupBy(
        texts.filter((text) => plainWords(text) !== '' && text.length <= 300),
        plainWords,
      ).values(),
    ]
      .toSorted((one, other) => other.length - one.length)
      .slice(0, mostAsked)
      .map(([text = '', ...again]) => ({
        kind,
        text,
        count: again.length + 1,
        near: nearOf(kind, text, facts),
        to: chosen(facts, kind, text),
      })),
  )
}

/** Words that say which one it is. */
const telling = (text: string): readonly string[] =>
  plainWords(text)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word.length > 3 && !/^(dans|pour|avec|service|direction|communaute|departement\w*)$/.test(word))
    .map((word) => (/^(mairie|commune)$/.test(word) ? 'ville' : word))

/** The thing whose name shares most telling words, if one does more than the others. */
function nearOf(
  kind: ValueChoice['kind'],
  text: string,
  { parties, services, themes }: ImportFacts,
): string | undefined {
  const things: readonly { readonly id: string; readonly told: string }[] =
    kind === 'theme'
      ? themes.map(({ id, name }) => ({ id, told: name }))
      : kind === 'status'
        ? []
        : [
            ...parties.map(({ id, name, shortName }) => ({ id, told: `${name} ${shortName}` })),
            ...(kind === 'lead' ? services.map(({ id, name }) => ({ id, told: name })) : []),
          ]
  const own = new Set(telling(text))
  const scored = things
    .map(({ id, told }) => ({ id, score: new Set(telling(told).filter((word) => own.has(word))).size }))
    .toSorted((one, other) => other.score - one.score)
  const [best, next] = scored
  return best && best.score > 0 && best.score > (next?.score ?? 0) ? best.id : undefined
}
