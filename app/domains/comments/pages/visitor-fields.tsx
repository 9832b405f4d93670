/** What every form of a visitor carries: the signed hour at which it was shown, and the trap of machines. */
import { useActionData } from 'react-router'
import type { FormAnswer } from '#app/ui/form.tsx'
import { commentLabels as t } from '../labels.fr.ts'

/**
 * A form that comes back with its sentences was shown when it was first shown: its hour was already accepted, and who mends one
 * answer is not told that she went too fast.
 */
function useShown(shown: string): string {
  const { errors = {}, values } = useActionData<FormAnswer>() ?? {}
  return Object.keys(errors).length > 0 && typeof values?.shown === 'string' ? values.shown : shown
}

export const VisitorFields = ({ shown }: { readonly shown: string }) => (
  <>
    <input type="hidden" name="shown" value={useShown(shown)} />
    <div className="visually-hidden" aria-hidden="true">
      <label>
        {t.form.trap}
        <input name="website" tabIndex={-1} autoComplete="off" defaultValue="" />
      </label>
    </div>
  </>
)
