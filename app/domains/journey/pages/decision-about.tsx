/** What a decision reached and is about, and the search that ties more to it. */
import { Form } from 'react-router'
import type { MilestoneKind } from '#app/domains/ctg/ctg.ts'
import { missingSentence } from '#app/domains/meetings/labels.fr.ts'
import type { Missing, MissingCode } from '#app/domains/meetings/meetings.ts'
import type { DecisionThing, Thing } from '#app/things/find-things.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { List, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { decidedKinds } from '../journey.ts'
import { journeyLabels as t } from '../labels.fr.ts'

/** Said of the meeting, under « Ce qui manquait »: not again at each milestone. */
const ofMeeting: readonly MissingCode[] = ['seats-empty', 'seats-absent', 'positions-not-asked', 'not-in-copil']

/** As the form offers them, each with what was missing of its own. */
const inOrder = (milestones: readonly Reached[]): readonly Reached[] =>
  milestones
    .toSorted((one, other) => rankOf(one.kind) - rankOf(other.kind))
    .map(({ kind, missing }) => ({ kind, missing: missing.filter(({ code }) => !ofMeeting.includes(code)) }))
const order: readonly MilestoneKind[] = decidedKinds
const rankOf = (kind: MilestoneKind): number => order.indexOf(kind)

type Reached = {
  readonly kind: MilestoneKind
  readonly missing: readonly Missing[]
}
type Props = {
  readonly ctgId: string
  readonly things: readonly DecisionThing[]
  readonly milestones: readonly Reached[]
  readonly search: { readonly words: string; readonly found: readonly Thing[] }
  readonly mayTie: boolean
}

export const DecisionAbout = ({ ctgId, things, milestones, search, mayTie }: Props) => (
  <>
    {milestones.length > 0 && (
      <>
        <h3>Étapes franchies</h3>
        <ul>
          {inOrder(milestones).map(({ kind, missing }) => (
            <li key={kind}>
              <Link to={`/ctg/${ctgId}/cadrage`}>{t.milestone[kind]}</Link>
              {missing.length > 0 && (
                <span className="fine muted"> – il manquait : {missing.map(missingSentence).join(' ; ')}</span>
              )}
            </li>
          ))}
        </ul>
      </>
    )}
    {(things.length > 0 || mayTie) && <h3>Sur quoi elle porte</h3>}
    <List of={things}>
      {(thing) =>
        mayTie && thing.tiedBy !== null ? (
          <CommandForm intent="untie-decision" subject={thing.id} isInline>
            <input type="hidden" name="thing" value={`${thing.type}:${thing.id}`} />
            <Named thing={thing} />
            <SubmitButton look="quiet" isSmall label={`Détacher ${thing.title}`}>
              Détacher
            </SubmitButton>
          </CommandForm>
        ) : (
          <Named thing={thing} />
        )
      }
    </List>
    {mayTie && <TieSearch {...{ things, search }} />}
  </>
)

const Named = ({ thing }: { readonly thing: Thing }) => (
  <span>
    {thing.kindName} : <Link to={thing.path}>{thing.title}</Link>
  </span>
)

/** Any thing of the CTG, found by its words, then tied by a button: nothing here needs JavaScript. */
const TieSearch = ({ things, search: { words, found } }: Pick<Props, 'things' | 'search'>) => (
  <Disclosure
    summary="Relier un objet de la CTG"
    isOpen={words !== ''}
    id="relier"
    forms={{ intents: ['tie-decision'], subject: found.map(({ id }) => id) }}
  >
    <Stack isTight>
      <Form method="get" action="#relier">
        <Row>
          <TextField
            name="objet"
            label="Mots du titre"
            hint="Action, objectif, enjeu, constat, article, thème, instance, réunion…"
            type="search"
            defaultValue={words}
          />
          <Button look="plain">Chercher</Button>
        </Row>
      </Form>
      {words !== '' && found.length === 0 && <p>Rien de cette CTG ne porte ces mots.</p>}
      <List of={found} isPlain>
        {({ type, id, kindName, title }) => (
          <CommandForm intent="tie-decision" subject={id} isInline values={{ thing: `${type}:${id}` }}>
            <span>
              {kindName} : {title}
            </span>
            {things.some((thing) => thing.id === id) ? (
              <span className="muted">déjà relié</span>
            ) : (
              <SubmitButton look="plain" isSmall label={`Relier ${title}`}>
                Relier
              </SubmitButton>
            )}
          </CommandForm>
        )}
      </List>
    </Stack>
  </Disclosure>
)
