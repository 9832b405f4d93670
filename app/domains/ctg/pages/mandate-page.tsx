/** « Vous agissez pour… » : the mandates a person holds in this CTG. */
import { Chip } from '#app/ui/chip.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { ctgLabels as t } from '../labels.fr.ts'
import type { CtgFrame } from '../queries.server.ts'

type Mandate = CtgFrame['acting']

const MandateText = ({ mandate }: { readonly mandate: Mandate }) => (
  <span>
    <Chip tone={mandate.partyKind}>{mandate.partyName}</Chip> {mandate.functionTitle}, {t.role[mandate.role]}
  </span>
)

export const MandatePage = ({ acting, otherMandates }: Pick<CtgFrame, 'acting' | 'otherMandates'>) => (
  <Page
    title="Vos mandats dans cette CTG"
    lead="Ce que vous faites est inscrit au nom de la partie pour laquelle vous agissez."
  >
    <Card title="Vous agissez pour">
      <MandateText mandate={acting} />
    </Card>
    <Card title="Vos autres mandats">
      {otherMandates.length === 0 && (
        <p>Vous n’avez pas d’autre mandat dans cette CTG. La coordination peut en ajouter un.</p>
      )}
      {otherMandates.map((mandate) => (
        <CommandForm key={mandate.id} intent="act-as" about={{ memberId: mandate.id }}>
          <Row isSpread>
            <MandateText mandate={mandate} />
            <SubmitButton look="plain" label={`Agir à ce titre : ${mandate.functionTitle}`}>
              Agir à ce titre
            </SubmitButton>
          </Row>
        </CommandForm>
      ))}
    </Card>
  </Page>
)
