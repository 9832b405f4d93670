/** From when an action of this CTG calls for attention, and how early the yearly copil is warned of. */

import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { meetingLabels } from '#app/domains/meetings/labels.fr.ts'
import { formatCount } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { NumberField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { watchLabels as t, thresholdWords } from '../labels.fr.ts'
import type { WatchSettingsData } from '../queries.server.ts'
import { usualSettings } from '../watch.ts'

export function WatchSettingsPage({ ctgId, settings, version, mayEdit, endedOn }: WatchSettingsData) {
  const to = `/ctg/${ctgId}/suivi`
  return (
    <Page
      crumbs={[crumbs.followup(ctgId)]}
      title={t.settings}
      lead={endedOn === null ? t.settingsLead : `${meetingLabels.conventionEnded(endedOn)} ${t.settingsAfterEnd}`}
    >
      <Card>
        {mayEdit ? (
          <CommandForm intent="update-watch-settings" version={version}>
            <NumberField
              name="silentDays"
              label="Sans nouvelle après"
              unit="jours"
              hint={`Une action en cours dont aucun point n’a été fait depuis plus longtemps. D’ordinaire ${usualSettings.silentDays} jours, soit ${thresholdWords(usualSettings.silentDays)}.`}
              defaultValue={settings.silentDays}
            />
            <NumberField
              name="dueSoonDays"
              label="À faire bientôt dans"
              unit="jours"
              hint={`Une échéance ou une étape qui tombe d’ici là. D’ordinaire ${usualSettings.dueSoonDays} jours.`}
              defaultValue={settings.dueSoonDays}
            />
            <CopilNotice days={settings.copilNoticeDays} isEnded={endedOn !== null} />
            <FormActions>
              <SubmitButton>Enregistrer</SubmitButton>
              <LinkButton to={to}>Annuler</LinkButton>
            </FormActions>
          </CommandForm>
        ) : (
          <DescriptionList
            items={[
              { term: 'Sans nouvelle après', description: formatCount(settings.silentDays, 'jour') },
              { term: 'À faire bientôt dans', description: formatCount(settings.dueSoonDays, 'jour') },
              ...(endedOn === null
                ? [
                    {
                      term: 'Copil annuel rappelé',
                      description: `${formatCount(settings.copilNoticeDays, 'jour')} avant`,
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Card>
    </Page>
  )
}

/** Once the convention has ended no copil comes: its delay stays as it was. */
const CopilNotice = ({ days, isEnded }: { readonly days: number; readonly isEnded: boolean }) =>
  isEnded ? (
    <input type="hidden" name="copilNoticeDays" value={days} />
  ) : (
    <NumberField
      name="copilNoticeDays"
      label="Copil annuel rappelé"
      unit="jours avant"
      hint={`D’ordinaire ${usualSettings.copilNoticeDays} jours.`}
      defaultValue={days}
    />
  )
