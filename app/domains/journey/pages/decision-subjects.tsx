/** What a decision not recorded yet will be about: any thing of the CTG, found by its words. The choice is in the address: nothing here needs JavaScript. */
import { Form } from 'react-router'
import type { Thing } from '#app/things/find-things.server.ts'
import { thingKey } from '#app/things/thing-kind.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Card, List, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'

export type SubjectChoice = {
  readonly chosen: readonly Thing[]
  readonly search: { readonly words: string; readonly found: readonly Thing[] }
}
type Props = SubjectChoice & {
  /** Address of the form. */
  readonly page: string
  /** Of the form: kept from one address to the next. */
  readonly agendaItemId: string | undefined
  readonly lastSeen: number
}

/** Where the form is with these things chosen; the words searched stay. */
function addressWith({ page, agendaItemId, lastSeen, search }: Props, chosen: readonly Thing[]): string {
  const query = new URLSearchParams([
    ...(agendaItemId ? [['point', agendaItemId]] : []),
    ['vu', String(lastSeen)],
    ...chosen.map((thing) => ['sur', thingKey(thing)]),
    ...(search.words ? [['objet', search.words]] : []),
  ])
  return `${page}?${query}#porte-sur`
}

export const DecisionSubjects = (props: Props) => {
  const { chosen, search } = props
  return (
    <Card title="Sur quoi elle porte" id="porte-sur" content="tight">
      <Chosen {...props} />
      <Disclosure
        look="button"
        summary={chosen.length === 0 ? 'Relier un objet de la CTG' : 'Relier un autre objet'}
        isOpen={search.words !== ''}
      >
        <Search {...props} />
      </Disclosure>
    </Card>
  )
}

function Chosen(props: Props) {
  const { chosen } = props
  return (
    <List of={chosen} isPlain>
      {(thing) => (
        <Row isSpread>
          <span>
            {thing.kindName} : <Link to={thing.path}>{thing.title}</Link>
          </span>
          <Link
            to={addressWith(
              props,
              chosen.filter(({ id }) => id !== thing.id),
            )}
            preventScrollReset
            aria-label={`Retirer : ${thing.title}`}
          >
            Retirer
          </Link>
        </Row>
      )}
    </List>
  )
}

function Search(props: Props) {
  const { chosen, search, agendaItemId, lastSeen } = props
  const isChosen = ({ id }: Thing) => chosen.some((thing) => thing.id === id)
  return (
    <Stack isTight>
      <Form method="get" action="#porte-sur" preventScrollReset>
        {agendaItemId && <input type="hidden" name="point" value={agendaItemId} />}
        <input type="hidden" name="vu" value={lastSeen} />
        {chosen.map((thing) => (
          <input key={thing.id} type="hidden" name="sur" value={thingKey(thing)} />
        ))}
        <Row>
          <TextField
            name="objet"
            label="Mots du titre"
            hint="Action, objectif, enjeu, constat, article, thème, instance, réunion…"
            type="search"
            defaultValue={search.words}
          />
          <Button look="plain">Chercher</Button>
        </Row>
      </Form>
      {search.words !== '' && search.found.length === 0 && <p>Rien de cette CTG ne porte ces mots.</p>}
      <List of={search.found} isPlain>
        {(thing) => (
          <Row isSpread>
            <span>
              {thing.kindName} : {thing.title}
            </span>
            {isChosen(thing) ? (
              <span className="muted">choisi</span>
            ) : (
              <LinkButton to={addressWith(props, [...chosen, thing])} isSmall label={`Choisir ${thing.title}`}>
                Choisir
              </LinkButton>
            )}
          </Row>
        )}
      </List>
    </Stack>
  )
}
