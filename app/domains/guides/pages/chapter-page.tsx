/** One chapter of a guide: what one came to do, the steps, the picture; the others beside it. Pure. */
import { Breadcrumb, List, PageHeader } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { guidesLabels as t } from '../labels.fr.ts'
import type { ChapterData } from '../queries.server.ts'
import { ChapterBlocks } from './chapter-blocks.tsx'
import styles from './guides.module.css'

type Props = ChapterData & {
  /** The page one came from; null when none is known. */
  readonly from: string | null
}

export function ChapterPage({ chapterKey, title, alt, blocks, picture, guide, previous, next, from }: Props) {
  const name = t.guide[guide.key]?.title ?? ''
  // The first lines say what one came to do; the picture comes before the steps.
  const start = blocks.findIndex(({ kind }) => kind === 'heading')
  return (
    <>
      <Breadcrumb crumbs={[{ label: t.home, to: '/aide' }, { label: name }]} />
      <PageHeader title={title} actions={from && <Link to={from}>{t.back}</Link>} />
      <div className={styles.page}>
        <article className={styles.body}>
          <ChapterBlocks blocks={blocks.slice(0, start)} />
          {picture && (
            <figure className={styles.picture}>
              <img {...picture} alt={alt ?? ''} />
              <figcaption>{t.illustration}</figcaption>
            </figure>
          )}
          <ChapterBlocks blocks={blocks.slice(start)} />
          <nav className={`${styles.turn} not-printed`} aria-label={t.chapters}>
            {previous && (
              <Link to={`/aide/${previous.key}`} rel="prev">
                {t.previous} : {previous.title}
              </Link>
            )}
            {next && (
              <Link to={`/aide/${next.key}`} rel="next">
                {t.next} : {next.title}
              </Link>
            )}
          </nav>
        </article>
        <nav className={`${styles.aside} not-printed`} aria-label={name}>
          <h2>{name}</h2>
          <List of={guide.chapters} isPlain>
            {(one) => (
              <Link to={`/aide/${one.key}`} aria-current={one.key === chapterKey ? 'page' : undefined}>
                {one.title}
              </Link>
            )}
          </List>
        </nav>
      </div>
    </>
  )
}
