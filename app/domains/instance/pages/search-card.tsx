/** What a list of the administration is searched by: words, and one more criterion. */
import { Form } from 'react-router'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Card, Row } from '#app/ui/layout.tsx'

type Props = {
  /** Address of the list, without its criteria. */
  readonly list: string
  /** The same, with them. */
  readonly shown: string
  readonly label: string
  readonly words: string
  /** Leads back to the whole list. */
  readonly whole: string
  readonly children: React.ReactNode
}

export const SearchCard = ({ list, shown, label, words, whole, children }: Props) => (
  <Card>
    <Form method="get" action={list} key={shown}>
      <Row>
        <TextField name="q" label={label} type="search" defaultValue={words} width={24} />
        {children}
        <Button>Chercher</Button>
        {shown !== list && <LinkButton to={list}>{whole}</LinkButton>}
      </Row>
    </Form>
  </Card>
)
