/** What the head of every public document begins with; the look is written in each: they load nothing else. Pure. */
import styles from './public.css?inline'

/** The style is named by its fingerprint in the policy of content (app/http/public-answer.server.ts). */
export const PublicHead = ({ title }: { readonly title: string }) => (
  <>
    <meta charSet="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{`${title} – Trame`}</title>
    <style dangerouslySetInnerHTML={{ __html: styles }} />
  </>
)
