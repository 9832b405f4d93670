/** The first page of whoever follows no CTG yet, signed in or not: what a CTG is here, and where to begin. */
import { LinkButton } from '#app/ui/button.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Card, List } from '#app/ui/layout.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { welcomeLabels as t } from '../welcome-labels.fr.ts'

const AboutCtg = () => (
  <Card title={t.title}>
    <p>{t.sentence}</p>
    <DescriptionList items={t.parts.map(([term, description]) => ({ term, description }))} />
  </Card>
)

export const AboutForVisitors = () => (
  <>
    <AboutCtg />
    <Card title={t.visitor.title}>
      <List of={t.visitor.sentences} />
    </Card>
  </>
)

export const AboutForNewcomers = () => (
  <>
    <Card title={t.start.title}>
      <Timeline
        label={t.start.title}
        items={t.start.ways.map(({ title, note, to, act }) => ({
          ...{ key: to, title, note },
          action: (
            <LinkButton to={to} isSmall>
              {act}
            </LinkButton>
          ),
        }))}
      />
    </Card>
    <AboutCtg />
  </>
)
