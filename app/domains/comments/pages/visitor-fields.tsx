/** What every form of a visitor carries: the signed hour at which it was shown, and the trap of machines. */
import { commentLabels as t } from '../labels.fr.ts'

export const VisitorFields = ({ shown }: { readonly shown: string }) => (
  <>
    <input type="hidden" name="shown" value={shown} />
    <div className="visually-hidden" aria-hidden="true">
      <label>
        {t.form.trap}
        <input name="website" tabIndex={-1} autoComplete="off" defaultValue="" />
      </label>
    </div>
  </>
)
