/** The register of processing on screen, and the public page made of the same lines. Pure. */
import type { ReactNode } from 'react'
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions } from '#app/ui/form.tsx'
import { Card, List, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { privacyLabels } from '../labels.fr.ts'
import { registerWords as t } from '../printed.fr.ts'
import type { RegisterLine } from '../register.ts'

const Delays = ({ line }: { readonly line: RegisterLine }) => (
  <ul className="plain-list">
    {line.delays.map(({ what, after }) => (
      <li key={what}>
        {what} : {after}
      </li>
    ))}
    <li>{line.until}</li>
  </ul>
)

const factsOf = (line: RegisterLine): readonly (readonly [string, ReactNode])[] => [
  [t.purpose, line.purpose],
  [t.basis, line.basis],
  [t.people, line.people],
  [t.data, line.data],
  [t.recipients, line.recipients],
  [t.delays, <Delays key="delays" line={line} />],
]

export const RegisterLines = ({ lines }: { readonly lines: readonly RegisterLine[] }) =>
  lines.map((line) => (
    <Card key={line.key} title={line.title}>
      <DescriptionList items={factsOf(line).map(([term, description]) => ({ term, description }))} />
    </Card>
  ))

export const RegisterPage = ({ lines }: { readonly lines: readonly RegisterLine[] }) => (
  <Page
    title={t.title}
    lead={t.lead}
    actions={
      <Row>
        <LinkButton to="/administration/registre.pdf" isDownload>
          PDF
        </LinkButton>
        <LinkButton to="/administration/registre.ods" isDownload>
          ODS
        </LinkButton>
      </Row>
    }
  >
    <Notice tone="warn">{t.toValidate}</Notice>
    <RegisterLines lines={lines} />
  </Page>
)

type PublicProps = {
  readonly lines: readonly RegisterLine[]
  readonly contact: string | undefined
  readonly answer: { readonly tone: 'info' | 'bad'; readonly sentence: string } | undefined
}

const address = privacyLabels.address

export const PersonalDataPage = ({ lines, contact, answer }: PublicProps) => (
  <PlainFrame homeTo="/">
    <Page title={t.publicTitle} lead={t.publicLead}>
      <Card title={t.rights}>
        <p>
          Vous avez un compte : ouvrez <Link to="/compte/donnees">Mes données</Link> pour les emporter ou les corriger.
        </p>
        <p>{contact ? t.contact(contact) : t.noContact}</p>
        <p>{t.authority}</p>
      </Card>
      <Card title={address.ask}>
        {answer && <Notice tone={answer.tone}>{answer.sentence}</Notice>}
        <CommandForm intent="ask-address-link" kept="nowhere">
          <TextField name="email" label={address.field} type="email" autoComplete="email" isRequired />
          <FormActions>
            <Button look="primary">{address.send}</Button>
          </FormActions>
        </CommandForm>
      </Card>
      <h2>{t.what}</h2>
      <RegisterLines lines={lines} />
      <Card title={t.never}>
        <List of={t.nevers} />
      </Card>
    </Page>
  </PlainFrame>
)
