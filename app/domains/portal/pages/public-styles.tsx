/** The look of the public pages, written in each: they load nothing else. Its words are those of our own file. */
import styles from './public.css?inline'

/** Named by its fingerprint in the policy of content (app/http/public-answer.server.ts). */
export const PublicStyles = () => <style dangerouslySetInnerHTML={{ __html: styles }} />
