import type { LineWords } from '../../recognition/lines/lexicon';

/** General vocabulary of English news sites and of apps, phrases divided by `|`. */
export const LINES: LineWords = {
  cues: {
    follow: 'google news|follow|follow us|follow us on|subscribe to|connect with us|join our|like page',
    share: 'share|share this|share this article|share this story|copy link|views|likes|shares',
    comment: 'comment|comments|leave a comment|join the conversation|be the first to|write a comment',
    popular:
      'most read|most popular|most viewed|trending|trending now|top stories|latest|latest news|popular|' +
      'editors picks|don t miss',
    related:
      'related|related news|related articles|related stories|read more|read next|read also|see also|' +
      'more on|more from|more news|more stories|you may also like|you might also like|recommended|up next|' +
      'also read|related topics|more in|min read|mins read|minutes read',
    tags: 'tag|tags|hashtag|keywords|topics|tagged|filed under',
    contact: 'hotline|email|e mail|fax|tel|contact us|contact|phone|address|newsroom',
    rights:
      'all rights reserved|copyright|may not be reproduced|terms of use|terms of service|terms|privacy|' +
      'privacy policy|cookie policy|cookies',
    consent:
      'we use cookies|use cookies|uses cookies|use of cookies|using cookies|cookie settings|cookie policy|' +
      'accept all cookies|accept cookies|accept all|reject all|updated its privacy policy|' +
      'updated our privacy policy|agree to our|your privacy is important|by using this site|' +
      'by continuing to browse|by continuing to use|similar technologies|personalised ads|personalized ads|' +
      'material on this site may not|use of this site constitutes|constitutes acceptance of|' +
      'reproduced distributed transmitted|registered trademark of|registered trademarks of|' +
      'this advertisement has not loaded|article continues below|story continues below|' +
      'story continues after|article continues after|delivered to your inbox|straight to your inbox|' +
      'direct to your inbox|in your inbox|by signing up|by subscribing you|unsubscribe at any time|' +
      'sign up for our|sign up to our|sign up to the|thank you for subscribing|thanks for signing up|' +
      'subscribe now to|subscribe today|unlimited digital access|unlimited online access|' +
      'already a subscriber|reserved for subscribers|is for subscribers|for subscribers only|subscribe to unlock|subscribe to read|' +
      'subscribe to continue|register to read|create an account or sign in|to continue reading|' +
      'continue reading your article|preferred source on google|earn a commission|affiliate commission|' +
      'earn commission|may receive compensation|protected by recaptcha|advertising disclaimer|' +
      'from one or more of our advertisers|advertisers do not influence|' +
      'links on this page|links in our stories|' +
      'your comment has been|comments are moderated|comments on this article|add your comment|' +
      'you must be logged in|please log in to|log in or register|enable javascript|browser does not support|' +
      'trust principles|opens new tab|purchase licensing rights|click here to subscribe|' +
      'read our privacy|consent to receive|agree to receive|notifications from|we have sent you|' +
      'check your email',
    publisher: 'powered by|editor in chief|published by|managing editor|issn',
    tools:
      'your browser|font|aa|print|print this|email this|save|listen|listen to this article|text size|' +
      'font size|bookmark|report an error|advertisement',
    navigation:
      'home|menu|sitemap|rss|search|back to top|about us|about|help|faq|careers|language|english|' +
      'skip to content|skip to main content|epaper|e paper|close|next|previous|all sections|sections',
    app:
      'app store|google play|appstore|ios|android|mobile version|desktop version|download the app|' +
      'download our app|get the app',
    advertising: 'ads|sponsored|sponsored content|advertise|advertise with us',
    social:
      'facebook|fanpage|twitter|x|tiktok|youtube|instagram|linkedin|pinterest|telegram|whatsapp|viber|' +
      'messenger|threads|google|google plus|reddit|line|email',
    account:
      'sign in|sign up|log in|login|register|subscribe|subscribe now|newsletter|newsletters|my account|' +
      'get our|sign up for|free trial|support us|donate',
    paging: 'next page|page',
    section:
      'tennis|golf|showbiz|blog|multimedia|video|photo|infographic|infographics|podcast|emagazine|magazine|' +
      'longform|e magazine|asean|world|business|politics|opinion|sport|sports|culture|science|technology|' +
      'tech|health|travel|lifestyle|entertainment|education|economy|environment|asia|society|markets|' +
      'features|arts|videos|photos|podcasts|news|local|national|international|analysis|life|style|food|' +
      'real estate|weather',
    credit: 'photo|photos|image|picture|source|courtesy|file photo|illustration|graphic|clip|video',
    author: 'by|reporting by|written by|edited by|staff writer|staff',
    updated:
      'gmt|published|updated|last updated|posted|posted on|monday|tuesday|wednesday|thursday|friday|' +
      'saturday|sunday|am|pm|utc|ict|january|february|march|april|may|june|july|august|september|october|' +
      'november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|hours ago|minutes ago|days ago',
  },
  by: 'by',
  scenes: 'pictured|a view|from left',
  sides: 'left right center centre',
  pictures: 'photo',
  credits: 'photo photos video image source clip graphic',
};
