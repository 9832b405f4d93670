/** Shapes of what the API tells of the bodies, their meetings and decisions, and of the diagnosis. Rules: docs/rules/api.md. */
import { z } from 'zod'
import { bodyKinds } from '#app/domains/governance/governance.ts'
import { decisionStates } from '#app/domains/meetings/meetings.ts'

const id = (what: string) => z.uuid().describe(what)
const maybeId = (what: string) => z.uuid().nullable().describe(what)
const text = (what: string) => z.string().describe(what)
const day = (what: string) => z.iso.date().nullable().describe(`${what}, « AAAA-MM-JJ » ; null si aucun`)
const number = (what: string) => z.number().nullable().describe(`${what} ; null si inconnu`)
const year = (what: string) => z.int().nullable().describe(`${what} ; null si inconnue`)

export const bodyShape = z
  .object({
    id: id('Identifiant'),
    kind: z.enum(bodyKinds).describe('Comité de pilotage, comité technique, binôme ou groupe'),
    name: text('Nom'),
    themeId: maybeId('Thème d’un groupe'),
    sitsAs: text('Instance d’un autre dispositif qui siège pour elle ; vide si aucune'),
    rhythm: text('Rythme, comme écrit'),
    endedOn: day('Dernier jour'),
    seats: z
      .array(
        z.object({
          id: id('Identifiant'),
          partyId: id('Partie qui y siège'),
          functionTitle: text('Fonction, sans le nom de qui l’occupe'),
          since: day('Depuis'),
          until: day('Jusqu’à'),
        }),
      )
      .describe('Sièges, dans leur ordre'),
  })
  .describe('Une instance de la CTG')

export const meetingShape = z
  .object({
    id: id('Identifiant'),
    bodyId: id('Instance'),
    title: text('Titre'),
    status: z
      .enum(['draft', 'convened', 'in-session', 'closed', 'cancelled'])
      .describe('En préparation (lue par un jeton qui écrit des réunions), convoquée, en séance, close ou annulée'),
    startsAt: z.iso.datetime().describe('Début'),
    place: text('Lieu'),
    version: z.int().describe('Augmente à chaque changement du jour, du lieu ou du titre'),
  })
  .describe('Une réunion')

export const agendaItemShape = z.object({
  id: id('Identifiant'),
  version: z.int().describe('À donner dans If-Match, entre guillemets, pour le corriger'),
  title: text('Point'),
  presenter: text('Qui le présente'),
  durationMinutes: z.int().nullable().describe('Durée prévue, en minutes ; null si non dite'),
  demand: text('Ce qui est demandé à l’instance ; vide pour une information'),
  reason: text('Pourquoi'),
  effect: text('Ce que cela change'),
  isPutOff: z.boolean().describe('Reporté en séance'),
})

export const decisionShape = z
  .object({
    id: id('Identifiant'),
    number: z.int().describe('Numéro au registre'),
    meetingId: id('Réunion où elle a été prise'),
    decidedOn: z.iso.date().describe('Jour'),
    text: text('Texte'),
    state: z.enum(decisionStates).describe('Où en est son exécution'),
    dueOn: day('Échéance'),
    missing: z.array(z.string()).describe('Ce qui manquait quand elle a été prise, par codes stables ; vide si rien'),
    reasonDespite: z.string().nullable().describe('Motif, quand elle a été prise malgré ce qui manquait'),
    subjects: z
      .array(z.object({ type: text('Sorte d’objet'), id: id('Identifiant') }))
      .describe('Ce sur quoi elle porte'),
  })
  .describe('Une décision du registre')

export const findingShape = z
  .object({
    id: id('Identifiant'),
    number: z.int().describe('Numéro'),
    themeId: id('Thème'),
    kind: z.enum(['strength', 'weakness', 'opportunity', 'threat']).describe('Force, faiblesse, opportunité ou menace'),
    title: text('Titre'),
    text: text('Texte'),
  })
  .describe('Un constat partagé par les deux parties')

export const issueShape = z
  .object({
    id: id('Identifiant'),
    number: z.int().describe('Numéro'),
    themeId: id('Thème'),
    title: text('Titre'),
    argument: text('Pourquoi il compte'),
    publics: text('Pour qui'),
    status: z
      .enum(['to-debate', 'proposed', 'retained', 'not-retained'])
      .describe('À débattre, proposé, retenu, non retenu'),
    retainedRank: z.int().nullable().describe('Rang de priorité retenu'),
    retainedByDecisionId: maybeId('Décision qui l’a retenu'),
    findingIds: z.array(z.uuid()).describe('Constats partagés sur lesquels il s’appuie'),
  })
  .describe('Un enjeu')

export const objectiveTargetShape = z
  .object({
    id: id('Identifiant'),
    axisId: id('Axe'),
    title: text('Titre'),
    issueId: maybeId('Enjeu auquel il répond'),
    measure: z
      .object({
        indicatorId: z.string().nullable().describe('Indicateur public ; null pour une mesure des parties'),
        name: text('Nom'),
        unit: text('Unité'),
        baseline: number('Valeur de départ'),
        baselineYear: year('Son année'),
        target: number('Cible'),
        targetYear: year('Son année'),
        lastValue: number('Dernière valeur relevée par les parties'),
        lastValueYear: year('Son année'),
      })
      .nullable()
      .describe('Comment il se mesure ; null s’il ne se mesure pas'),
    notMeasurableReason: text('Pourquoi il ne se mesure pas ; vide sinon'),
  })
  .describe('Un objectif, sa mesure et sa cible')
