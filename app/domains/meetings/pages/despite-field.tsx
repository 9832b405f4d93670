/** « Décidé malgré : le motif », as it is asked with the decision and corrected until the meeting is closed (docs/rules/governance.md §6.3). */
import { TextArea } from '#app/ui/field.tsx'

export const DespiteField = ({ despite }: { readonly despite?: string | null }) => (
  <TextArea
    name="despite"
    label="Décidé malgré : le motif"
    hint="Repris au relevé avec ce qui manque. Sans motif, le relevé le dira."
    rows={3}
    maxLength={2000}
    defaultValue={despite}
  />
)
