/// Words and names of attributes that speak for or against main text.
///
/// Found by `Scripts/cleaning/lexicon.py`: logarithms of odds, and the words that have them.
enum NameScores {
    static let groups: [(score: Float, words: String)] = [
        (
            -4.0,
            """
            commentform login respond rss skip_link subscribe
            """
        ),
        (
            -3.75,
            """
            cancel screen_reader_text signup
            """
        ),
        (
            -3.5,
            """
            copyright email footer_bottom footer_copyright menu_item menu_item_home \
            menu_item_object_category menu_item_type_taxonomy modal_content search_form selected \
            site_footer
            """
        ),
        (
            -3.25,
            """
            ancestor cancel_comment_reply_link comment_form comment_form_author comment_form_email \
            consent facebook foot menu_item_object_custom menu_item_object_page \
            menu_item_type_custom menu_item_type_post nav_item nav_link pager prev reader register \
            reply_title skip sub_menu submenu widget_area widgettitle
            """
        ),
        (
            -3.0,
            """
            archives blogroll btn burger colophon comment_form_url commentlist current_menu_parent \
            current_page_parent current_post_ancestor current_post_parent dropdown_menu \
            dropdown_toggle feeds footer_container footer_inner footer_links form_item \
            header_inner input legal menu_item_has_children menu_main_menu modal_dialog nav_menu \
            navbar_nav pinterest previous send subnav tag_link toolbar top_nav topnav twitter \
            twitter_follow_button twitter_share_button visually_hidden xoxo
            """
        ),
        (
            -2.75,
            """
            allowed bio blog_blog_pager_older blog_pager blog_pager_older_link buttons calendar \
            cancel_comment_reply cat_item comment_author comment_footer comment_form_comment \
            comment_notes comment_reply_link contact dropdown_item dsq elementor_screen_only \
            focusable footer footer_content footer_link footer_menu footer_nav footer_top \
            footer_wrapper input_group lg_none linkcat links main_header main_menu masthead \
            mega_menu menu mobile_menu modal_body nav navigation popup reddit sdk search_box sign \
            site_description site_title sr sr_only textwidget thread_even topics visually \
            widget_archive widget_categories widget_search widget_text widget_title youtube
            """
        ),
        (
            -2.5,
            """
            address author_bio block_menu blog_archive btn_secondary btns captcha comment_respond \
            commented cookie current current_menu_ancestor delicious demo digg dropdown \
            elementor_hidden_mobile elementor_hidden_tablet elementor_icon \
            elementor_location_header elementor_nav_menu elementor_nav_menu_container \
            elementor_nav_menu_dropdown elementor_social_icon elementor_social_icons_wrapper \
            elementor_widget_nav_menu elementor_widget_social_icons fail feed_links footer_column \
            footer_row footer_social footer_text footer_wrap frm header_main header_menu instagram \
            likes link_list linkedin logout main_footer main_nav main_navigation mega menu_content \
            menu_footer menu_footer_menu menu_header menus modal_header modal_title most_popular \
            nav_links nav_list nav_previous navbar notice object ot_sdk_show_settings photos play \
            popover post_feeds print related related_posts required search selector settings share \
            share_button signin site_search social social_links sponsored sub sub_nav switcher \
            taxonomy thread_alt thread_odd toggle tooltip top_bar top_menu trending utility \
            views_row weather widget_links widget_nav_menu
            """
        ),
        (
            -2.25,
            """
            accept actions addthis addthis_default_style addthis_toolbox archive_list aside auth \
            back_to_top bar bg_black block_views brands brlink btm btn_block btn_default \
            btn_primary button_primary call children close cmt comm comment_reply_title \
            comment_title commentmetadata comments container_inline content_nav cse custom_html \
            depth disqus dropdown_list dsq_brlink elementor_button \
            elementor_button_content_wrapper elementor_button_link elementor_button_text \
            elementor_hidden_desktop elementor_icon_list_item elementor_icon_list_items \
            elementor_icon_list_text elementor_item elementor_location_footer \
            elementor_nav_menu_burger elementor_nav_menu_layout elementor_nav_menu_main \
            elementor_nav_menu_text elementor_nav_menu_toggle elementor_shape_rounded \
            elementor_size_sm elementor_sub_item elementor_widget_button entry_footer error even \
            feedback fields flag footer_heading footer_info footer_link_list footer_right \
            footer_section footer_title footer_widgets form form_group ghost hamburger \
            header_container header_logo header_nav header_nav_item header_search hy inline_block \
            item_list item_list_element li_comment link_text list_unstyled loggedout login_form \
            mail menu_footer_menu_container menu_item_object_post menu_item_privacy_policy \
            menu_link menu_toggle meta_nav mobile_only modal modal_footer module_header nav_bar \
            nav_container nav_inner nav_main nav_wrapper navbar_collapse newer newsletter_form \
            newsletter_signup older page_item pin popular primary_menu privacy recent recent_posts \
            reply rightcol scroller search_bar searchbox searchform sf_menu sidebar_wrapper \
            site_header site_info site_navigation socials sort submit subscribe_to_comments \
            subscription tag_cloud tagcloud textarea translate uc vote week widget_block \
            widget_content widget_recent_entries widget_wrap
            """
        ),
        (
            -2.0,
            """
            absolute account ada advertise all_comments announcement archive archivedate \
            article_comments author_description author_info author_name block_block \
            block_block_content block_title blog_archive_archive_list blogs btn_lg btn_sm button \
            button_icon button_link button_secondary button_text bypostauthor byuser cart_inner \
            cf_email channel chat classifieds closed column_right_inner column_right_outer comment \
            comment_body comment_subscription_form comment_text comment_timestamp comments_form \
            comments_list confirm contacts contains continue contribute count credits ctas \
            current_page_ancestor descriptionwrapper desk disabled_opacity dismiss disqus_thread \
            div_comment drawer dropdown_link dsq_cite dsq_comment dsq_comment_body \
            dsq_comment_header dsq_comment_message dsq_comments dsq_content dt_published \
            elementor_button_wrapper elementor_grid_item elementor_icon_list_layout \
            elementor_list_item_link elementor_location_popup elementor_nav_menu_align \
            elementor_nav_menu_stretch elementor_page_title elementor_social_icon_facebook \
            elementor_widget_icon_list email_notes ex expanded extra feed filter folder follow_us \
            fontsize footer_address footer_block footer_fauxborder_left footer_item footer_left \
            footer_list footer_navigation footer_newsletter footer_outer footer_widget \
            form_allowed_tags form_done form_fail form_inline form_wrapper forum forums friend \
            friends ftr gadget gfield_type_email gform_theme_no_framework gid global_nav goog \
            goog_inline_block gravity gravity_theme has_submenu header_actions \
            header_announcement_bar_wrapper header_bottom header_burger header_burger_btn \
            header_display_desktop header_display_mobile header_menu_item header_menu_nav_item \
            header_menu_nav_wrapper header_mobile_layout_logo header_nav_item_collection \
            header_nav_list header_nav_wrapper header_outer header_row header_skip_link \
            header_title_nav_wrapper header_top header_wrap header_wrapper headlines home_link \
            hover_text_white ico icon icon_cart icon_cart_quantity icon_fill icon_stroke is_active \
            join js_header_burger_open js_header_off_canvas justified labels latest lbl leaf link \
            livefyre lnk login_btn market_gid marketplace mc_embedded_subscribe_form \
            md_justify_start menu_link_row menu_main menu_main_menu_container \
            menu_overlay_has_visible menu_structural menu_wrapper menuitem ml_auto mobile_nav \
            mobile_navigation modal_dialog_centered module_list module_list_item module_typelist \
            most mr_auto msg nav_below nav_footer nav_primary nav_right nav_sticky nav_video \
            nav_wrap navbar_brand navbar_header navbar_toggle navgroup navgroup_link_text navi net \
            newsletter notices odd off_canvas_menu off_canvas_menu_content off_canvas_menu_header \
            off_canvas_menu_nav offer only order_lg ot_sdk_btn page_footer page_header pagination \
            partners password pin_it_button player pointer pointer_underline policy poll pop \
            popular_posts portal post_nav post_tags preferences primary_nav promo prompt pt_lg \
            quantity read_more rec recentcomments recommend red reg registration reject \
            related_links remember repeater result save search_block_form search_submit \
            secondary_nav section_links sel share_buttons share_email shop \
            shopify_section_group_footer site_nav sitemap sites skip_nav skip_to_content \
            skip_to_content_link skiplinks smi social_share sqs_cart_quantity sqs_custom_cart \
            statement stumbleupon subscribe_blog_label subscribe_label superfish tabs tagline tags \
            tel terms text_xs theme_col_primary threads toggle_open toggler toolbox top_header \
            topbar trigger tu tumblr typelist typelist_note typelist_plain ui_tabs_hide unstyled \
            upper validation vendors videos view_all view_dom_id views views_field_title \
            views_row_first views_row_last views_row_odd widget_container widget_tag_cloud \
            wp_block_button_link wp_block_social_link wp_block_social_links wp_element_button \
            wp_social_link yahoo zippy zo
            """
        ),
        (
            -1.75,
            """
            about action active adblock addthis_button_compact ads akismet \
            akismet_fields_container align_items_center align_left animation_fade announcement_bar \
            arrow article_footer author_link authors autor avatar_comment_indent badge \
            badge_wrapper bef bg_primary block_footer block_header block_message block_outer \
            block_search blog_author blog_cmt blog_comments_block_wrapper blog_item_author_date \
            blog_meta_item_author blog_meta_item_date body_header bordered bottom bottom_nav \
            box_title branch branding browser btn_outline_primary button_scroll button_small \
            button_wrap bylines careers cart cat category_name ccc cfc city comment_content \
            comment_count comment_form_cookies_consent comment_link comment_list comment_meta \
            comments_area comments_container comments_header comments_open_header community \
            company condition condition_invisible connect contact_us copy_right copyright_text \
            country crawler_nav crumb cta cta_button ctrl current_page_item custom_html_widget cy \
            delivery description_below disabled_cursor_not_allowed disclaimer discuss discussions \
            divider dj dom donate dots download drawer_inner dsq_author_user edf edit_name_wrapper \
            elementor_grid elementor_inline_item elementor_inline_items elementor_item_anchor \
            elementor_section_height_min elementor_widget_width_auto end entries \
            entry_footer_share entry_footer_share_buttons entry_meta error_message fab \
            field_sublabel_below field_validation_below fieldset fine float_left float_right \
            floating_cart flyouts focus_outline_none follow followers footer_about footer_col \
            footer_main footer_middle footer_row_main footer_row_opposite footer_sections forgot \
            form_sublabel_below form_submit ft fv galleries gfield gfield_input_type_email \
            gfield_label gfield_no_description gfield_visibility_visible gform gform_body \
            gform_field_label gform_fields gform_wrapper global_footer globalnav gplus guest \
            has_children has_dropdown header_actions_action header_actions_right \
            header_fauxborder_left header_left header_links header_menu_folder_list \
            header_menu_nav header_menu_nav_folder header_menu_nav_list header_right help \
            hover_scale href ib iconic inactive indent_depth informer input_group_btn \
            interaction_statistic invisible iphone is_hidden is_horizontal is_selected is_small \
            item_pagination item_pagination_link item_pagination_link_next \
            item_pagination_link_prev item_pagination_prev_next item_pagination_title job_title \
            js_form_item js_notice js_notices js_off_canvas_copy js_off_canvas_nav \
            js_scroll_buttons justify_content_end label left_nav left_sidebar legacy_cart lf \
            lg_block li library linklist list_inline_bullet load loader localization locations log \
            log_in main_link mainmenu md_flex md_mt md_top me_auto megamenu menu_list menu_primary \
            menu_title menubar menuparent metadata mini mission mob module_categories more \
            more_link ms_auto multimedia nav_bottom nav_buttons nav_dropdown nav_el nav_el_link \
            nav_el_link_split nav_entertainment nav_left nav_news nav_next nav_opposite nav_search \
            nav_secondary nav_text navbar_default navbar_expand_lg navbar_fixed_top navbar_link \
            navgroup_guest navgroup_link navgroup_link_log_in navgroup_link_textual navlink \
            navmenu network nick no_print nocontent notes notice_content notify num \
            off_canvas_menu_link off_canvas_register_link openid opinion opt option outside \
            page_list pagination_title_wrapper partner pingback pointer_none post_excerpt \
            post_navigation post_share_buttons posting powered powered_by_link premium prev_next \
            publisher pull_right quicklinks recent_comments recommended region_footer rel \
            related_content related_topics rem right right_col rightside robots robots_nocontent \
            rotate rounded_full rsswidget sb_email scroll_buttons sd_block sd_content sd_like \
            search_button search_modal searchbar secondary secondary_links section_header \
            section_links_inner see shade share_button_link_text share_buttons_button \
            share_facebook share_reddit share_twitter sharebar sharing_email \
            shopify_section_sections_footer show_more si_body si_city si_city_name si_header si_lh \
            si_links si_mh side_bar sidebar_list sidebar_right sidenav signed sinoptik \
            sinoptik_informer slogan sm_flex sm_none sm_vertical soc social_icons sorting sponsor \
            sqs_button_element_primary sr_only_focusable statistic statistics store street_address \
            stroke stumble su sub_menu_item sublist symbol tab textfield textual thanks third \
            thread title_value tool top_label topic_list topmenu trackbacks transform ts ttl \
            tweets twitter_link unauth underline_offset uppercase uq url us user_info utility_nav \
            validate validation_below verify view_content view_display_id_block viewed \
            views_row_even visuallyhidden wc widget_custom_html widget_recent_comments wishlist \
            wp_block_button wp_block_buttons wp_block_search wp_block_search_button \
            wp_block_search_label wp_block_template_part wp_social_link_facebook \
            wp_social_link_instagram xd zip zk
            """
        ),
        (
            -1.5,
            """
            activity advertising align_items_end alignleft alt article_date article_meta articles \
            avatar back back_top badge_category badges before_absolute bg_dark blk \
            blog_item_meta_wrapper blog_meta_item blog_title breadcrumb breadcrumb_link \
            breadcrumbs browse bubble buy categories chevron clear_badge click cloud comment_box \
            comment_header comments_block confirmation contrast control courses create created \
            credit current_menu_item cursor_pointer decoration desktop desktop_only directory \
            disabled dl dot down drop ds elementor_align_center elementor_element_da \
            elementor_element_fb elementor_post_info elementor_post_info_item \
            elementor_repeater_item elementor_widget_post_info ellipsis embedded entertainment \
            entry_date es ext extended field_content field_description_below field_label filters \
            fl flash flex_none flyout fo footer_logo form_check_label form_label gallery gamma \
            gamma_inner gfield_contains_required handler header hf hidden_label holder hot \
            hover_underline hz icons identity images info inline inline_flex insert ir is_nowrap \
            item items jh jk jo jp_post_flair justify_end lab last lh like list_inline live loaded \
            loading mainnav map md_block md_hidden member menu_about menu_button menu_top message \
            mm mn mobile modal_close module_archives monthly nav_top navlist nowrap oa oc open \
            options ot other our paging part phone picker picture plain post_footers press radix \
            rating refresh related_title replies report request results rp rr rx screen sd_button \
            sd_sharing sd_sharing_enabled sd_social sd_title second section_title sell share_icon \
            sharedaddy sharing shopify_section_group_header shopify_section_sections_header \
            shortcode shows sidebar_left sign_in signature slate sliding sport staff stamp stretch \
            stretched structural sublabel subs subtext success tab_content teaser test text_px \
            text_uppercase text_white ticker tl today total transition_colors transition_transform \
            ue updated user util vg visibility visible vp whitespace_nowrap widget widgets window \
            wo wp_block_buttons_is wy yw zg
            """
        ),
        (
            -1.25,
            """
            accessibility action_bar add addons admin affiliate ajax alert all api apps \
            article_info article_list article_tags at author avatar_default avatar_default_dynamic \
            backdrop baseline bcb between bh bl blue blur bm bookmark books border_top bot brand \
            branded bread breadcrumb_item bt card_content cds ch checkbox cite col_right collapsed \
            color_white comment_actions compact compare cookie_law_info_bar cookies copy crumbs \
            cursor datetime dialog dir disabled_pointer_events_none div divide education el \
            elementor_element_cd elementor_element_eb elementor_field_group \
            elementor_field_type_submit elementor_form elementor_form_fields_wrapper \
            elementor_widget_form elm entry_footer_info eo er et_social_facebook eu expand explore \
            extras false fashion fb five flex_column flex_wrap flickr float fn focus_ring footers \
            form_buttons fragment fu ge gf_browser_chrome gfield_type_text gfield_width_full gi \
            gift gl group groups has_small_font_size hb hd head header_content header_navigation \
            header_section header_title heart hidden hidden_xs hide hierarchy hint ho home \
            horizontal hours hover_no_underline hv hyperlink ie indicator individual industries \
            inf interaction international ip items_center iz ji jn job jobs jp js_view_dom_id jt \
            jump justification justify_between justify_content_between justify_start jv keys lang \
            law layout_engine_section leading_none lg_flex lg_hidden license list listings lists \
            ll ln logo lower lv manage md_inline_block md_my ml morelink mr ms navbar_light \
            navlinks next nh nn notifications now offcanvas og opened opposite orange order \
            outlined overline owl_carousel pages parent pass pause pic podcasts \
            pointer_events_none post_date post_labels primary_navigation products profile query qw \
            rate reactions read recommendations regions resources rm rn rounded_md ru rule rv \
            schedule score search_container section_heading segment separator shadow_xl show si \
            side sidebar sidebar_primary sidebar_title site_name sk small smalltext sn snippet \
            special sports stars sticky stories street strip super switch sx syndicate ta tc temp \
            text_block text_sm thumbs timestamp tiny title_area tk top transition_opacity travel \
            trial tweet tz uber ud underline unit users vcard vh video views_element_container vj \
            vu welcome whatsapp wz xk xr xsmall xv xw year yellow yg za zb zd
            """
        ),
        (
            -1.0,
            """
            abb abf accent accessories accounts act ad additional adv af align align_self_center \
            alignright am anchor ao article_tools ask attribution au audience az banner banners bc \
            beauty below bg_blue bg_light black blog_item_top_wrapper blog_list \
            blog_meta_item_categories blog_sidebar bn board booking bottom_links box box_content \
            boxes breaking breakpoint btn_link btn_text bv calc capitalize cars cats cd centered \
            checkout choices clamp classic clear cli cli_align_items_stretch cli_bar_popup cli_btn \
            cli_col cli_container_fluid cli_fade cli_modal cli_modal_body cli_modal_close \
            cli_modal_content cli_modal_dialog cli_modal_footer cli_nav_link cli_necessary_caption \
            cli_privacy_content cli_privacy_content_text cli_privacy_overview cli_px cli_row \
            cli_setting_save_button cli_settings_mobile cli_settings_popup cli_slider cli_switch \
            cli_tab_container cli_tab_content cli_tab_footer cli_tab_header cli_tab_pane \
            cli_tab_section cli_tab_section_container clickable clip co collapse collapsible com \
            comment_container comment_wrapper comments_content conditions context contextual \
            cookie_hdr_showagain cookie_law_info_again copyrights counter cq cta_btn ctl day def \
            dm done dt dyn dyn_list dz ea eb edge edit efa ej elementor_element_dc \
            elementor_element_de elementor_element_fc elementor_element_fd elementor_grid_mobile \
            elementor_grid_tablet elementor_heading_title elementor_post elementor_post_text \
            elementor_post_title elementor_posts elementor_posts_container \
            elementor_section_full_width elementor_size_default elementor_widget_heading \
            elementor_widget_posts elementor_widget_tablet_width elementor_widget_width_initial \
            engine english ep eq equal event ew expert external ey fa fancy fav fe fe_block \
            featured fh field filled first fixed flair flex_nowrap fluid_engine flush fm \
            focus_visible_ring font_medium font_normal font_semibold font_size footer_contact \
            fullscreen functions fw fw_bold fz gb get gfield_description gfield_has_description \
            gfield_input_type_text gfield_type_honeypot gform_validation_container gh ginput \
            ginput_container gn gold google grey grid_item grow half hdr high honeypot hover \
            hover_bg_gray hover_opacity hu if ignore ih im img important indent int interactive \
            is_vertical items_end jc jq justify justify_center jx km kx kz language layout_grid lc \
            le leaderboard leading_snug leading_tight length level lg_text_xl lighter line linked \
            list_item lj logged logged_out logos love lp lq ls lt ly mag margin_bottom match mb_md \
            mc md_auto md_none md_text_left me media members menu_dropdown menu_text meta \
            module_content month mu muted my name nav_header nav_tabs networks nl nm no_border \
            note notification off offers opacity optin org out overflow_scroll overlay owl owner \
            pa padder page_nav panel pb_px pe ph place placeholder policies position_relative \
            post_meta posted posts pr preview printer priority project projects pt_px pull qo qt \
            rail react reading recently ref remove res reviews rgba rh ri right_column ring rl \
            round rounded rt sales sb sbs scroll scrollbar search_label search_toggle searches \
            select semi service sf sg sharing_facebook shipping showagain similar sj slide slider \
            slot sm_block smaller sms snap snug sp spacer sponsorship star std subheader \
            submission suffix sw syndication tablet team tech tertiary text_black text_center \
            text_right tf thumb time timeline tm top_level tos tp tracking_wide tracking_wider \
            traditional transition transition_all try tt tv tw uh ui ul ut vd vert vertical vf vk \
            vm vx warning wf wordpress wp_block_post_title wp_container_core_group writing \
            wt_cli_cookie_description wt_cli_element wt_cli_necessary_checkbox \
            wt_cli_privacy_accept wt_cli_privacy_btn wt_cli_privacy_overview wt_cli_privacy_save \
            wt_cli_sr_only xh xs xt yes ym yn yp zj zq zs
            """
        ),
        (
            -0.75,
            """
            ac access accordion_header ae age ah alpha_inner also android answers apply ar \
            article_author article_header auto ba banner_header banner_inner bd before \
            before_content bg_transparent big bit bj bk blank blog_header bo bold border \
            border_black border_bottom border_transparent border_white br business bw by caption \
            caption_attachment car card_header carousel case cb cbe ceb celebrity cf check chip \
            chrome clear_block cn cnt colors comments_link comments_title contain controls cr cu \
            culture custom customer cz da dashboard data date date_published dc dd de desc \
            description details df di direction disclosure discover discovery display_none double \
            dr dyn_item dyn_items dynamic eab edb editable ee efd ei ek element \
            elementor_element_ae elementor_element_af elementor_element_be elementor_element_cb \
            elementor_element_fe elementor_element_ff elementor_inner_column \
            elementor_inner_section em empty en errors ev events experts eyebrow fade fc fef \
            figure fj flat flex_grow focus font_bold food footnote fr from fs full_width fx gaming \
            gc gd gecko gk global gradient gray green gs gw gz handle here hi hm hn hr hub in \
            information initial inset inside inverse is_content_justification_center \
            is_layout_flex issue italic items_stretch iv jb jj jl jm justify_content_center jw ka \
            kb kk ku landscape lazy leading_normal learn left leftcol legacy legend lg_mb lg_px \
            list_none listen listing lk lm lo local locale loop lu lz magazine margin margin_top \
            market mb_lg md_gap md_grid md_grid_cols mh mid middle minus modified motion mp mt \
            mt_lg mt_px multi needs nested neutral new news nj nk no_underline non none not np nr \
            number numbers nw offset oi on oq outer outline outline_none overflow_auto path \
            payment percent permalink personal pf photo pi pink pipe pl platform plugin plus pm po \
            pod podcast portrait pos position post_footer postmetadata pp price primary \
            profile_link program promoted provider pt_md published pv px_md px_px qr qv qz radio \
            radius ratings raw recipes recommendation reduce related_post relative research reset \
            return reveal rj ro role rounded_lg rounded_xl rows rq scrollable sd se sections self \
            semibold sep services shadow shadow_lg shadow_md shortcut sidebar_content skin sl \
            slick slug sm sm_grid_cols solutions sq st start state stream string styled subtitle \
            support sv svg swiper swiper_slide swiper_wrapper tabbed talk tb te text_gray \
            text_muted text_primary text_secondary th this tiktok tile tip tit title_bar \
            titlewrapper tj tn to tools topic_category topic_title tq track tracking trail true \
            txt ua uk un underlined universal up updates ur usa uu ux uz va valign value var view \
            visual vn vr vv vy vz wb web wh white wi wider without wm word world wrp ws wt wx xb \
            xi xl_block xu xxl xz ye yq yt yu zi zn zone zt zw zx
            """
        ),
        (
            -0.5,
            """
            ab above acc al align_center align_middle aligned alpha animate animated ap app art as \
            audio base bdb bg bg_white block blocks book border_gray bp byline ca canvas card \
            card_title career cc ce center choice ci circle col_xs color con cont cp ct dark db \
            dbf disable display dq dw ease_in_out ed elementor_element_aa elementor_element_ad \
            elementor_element_ba elementor_element_bb elements excerpt expandable ez family fd ff \
            fg fi find fit fix flex flex_row font fp fq framework fy gf go gx has_text_color hc he \
            health history hp hs html il image install it item_content iu jy kf kp kw la large \
            layer lb left_column lg_py light line_clamp low material mb md_items_center md_mb med \
            medium mg min mj mod module na nb nu nv om one original ov overview ow padding_top \
            page_title pane per politics prefix pro ps pt py rc region regular rg right_sidebar rw \
            rz sans scale setting shadow_sm short shrink simple site size slides slideshow so \
            source spotlight ss started static stats style subject table_of_contents td term \
            text_base text_left text_lg text_xl three tight title topic touch two ug undefined \
            under vb viewport watch we whitespace xf yj
            """
        ),
        (
            -0.25,
            """
            after ai animation be bf bullet cell col_lg col_sm cols column columns contents \
            duration ec fill has hero inherit inner is items_start lg location no overflow pre px \
            review sec shape solid space toc tr transparent weight wide with wrap
            """
        ),
        (
            0.25,
            """
            design no_js spacing
            """
        ),
        (
            0.5,
            """
            alignment are aspect best blend body break_words builder callout content_sidebar_wrap \
            elementor_col elementor_column entry_title fdd ks long main max_xl min_screen node ol \
            page_container page_wrapper pagetitle paragraph postid ratio seven single story styles \
            the theme trends vs why words wp your
            """
        ),
        (
            0.75,
            """
            accepted accepted_answer answer block_container block_messages blog_content \
            body_wrapper boxed build building cab challenges column_center_inner \
            column_center_outer content content_column content_wrap cos detailed divi editorial \
            elementor elementor_container elementor_element elementor_element_populated \
            elementor_section elementor_section_height_default elementor_top_column \
            elementor_top_section elementor_widget elementor_widget_container \
            elementor_widget_wrap et_cover_background et_db et_divi_theme et_pb_button_helper \
            et_pb_gutter et_section_regular faq faqs field_item format future gutters hfeed \
            hs_content_id inner_content js_post js_reply_new_message key kit main_container \
            main_entity main_outlet marker masonry message_cell message_name message_post mix \
            news_content page_child page_content page_id page_template_default pageid \
            parent_pageid performance populated post post_info post_title recipe rich_text \
            shopify_section_template_main single_format_standard single_post singular \
            site_container standard template types variable when wp_custom_logo \
            wp_embed_responsive wp_singular wp_site_blocks wp_theme_divi wp_theme_hello_elementor \
            yui
            """
        ),
        (
            1.0,
            """
            animations antialiased article available background_width_full_bleed block_system \
            blog_posts body_content bodytext budget choose choosing cons content_width_wide \
            content_wrapper crawler delimiter different disc diy does elementor_default \
            elementor_kit elementor_page elementor_section_boxed et_last_child et_main_area \
            et_pb_column et_pb_css_mix et_pb_gutters et_pb_module et_pb_row et_pb_section fees \
            field_label_hidden hardware has_sidebar hs_cos_wrapper hs_cos_wrapper_type intertext \
            introduction js_quick_edit_target lb_container maincontent message_cell_main \
            message_main own page_section para portfolio post_template_default poster \
            product_description python rich richtext schema site_wrapper status strategy thumbnail \
            type_page uncategorized usage usd vertical_alignment_middle wpb
            """
        ),
        (
            1.25,
            """
            alternating bb_wrapper benefits blog_item_content category_uncategorized checklist \
            collage collection_layout_default comparison complexity content_area content_body \
            crawler_post curve date_outer date_posts entry et_builder_inner_content \
            field_type_text_long form_field_checkbox_color form_field_checkbox_fill \
            form_field_checkbox_layout form_field_checkbox_shape form_field_checkbox_type \
            form_field_hover_focus form_field_radio_color form_field_radio_fill \
            form_field_radio_layout form_field_radio_shape form_field_radio_type \
            form_field_shape_square form_field_survey_color form_field_survey_fill \
            form_field_survey_shape form_submit_button_style ga_on has_banner_image \
            has_post_thumbnail header_overlay_alignment_center hide_opentable_icons \
            horizontal_alignment_center image_block_card_content image_block_card_text \
            image_block_collage_content image_block_collage_text image_block_overlap_content \
            image_block_overlap_text image_block_poster_text image_block_stack_text \
            js_lb_container js_message_content js_select_to_quote main_content main_wrapper \
            max_none message_body message_content message_user_content mobile_style_available mso \
            mso_normal opentable opentable_style_dark overlap post_box post_outer post_type \
            postbody primary_button_style_solid references region_content \
            secondary_button_style_solid site_content sqs_block sqs_block_content sqs_block_html \
            sqs_col sqs_grid sqs_html_content sqs_layout sqs_row sqs_seven_one \
            tertiary_button_style_solid topic_body tweak tweak_blog_alternating_side \
            tweak_blog_basic_grid tweak_blog_item_delimiter tweak_blog_item_meta \
            tweak_blog_item_text tweak_blog_item_width tweak_blog_masonry_delimiter \
            tweak_blog_masonry_excerpt tweak_blog_masonry_image tweak_blog_masonry_meta \
            tweak_blog_masonry_primary tweak_blog_masonry_read tweak_blog_masonry_secondary \
            tweak_blog_masonry_text tweak_blog_masonry_width tweak_blog_side_by \
            tweak_blog_single_column tweak_events_stacked_date tweak_events_stacked_height \
            tweak_events_stacked_show tweak_events_stacked_thumbnail tweak_events_stacked_width \
            tweak_fixed_header_style tweak_global_animations_animation \
            tweak_global_animations_complexity tweak_portfolio_grid_basic \
            tweak_portfolio_grid_overlay tweak_portfolio_hover_follow tweak_portfolio_hover_static \
            tweak_portfolio_index_background tweak_product_quick_view using view_item \
            wp_block_post_content
            """
        ),
        (
            1.5,
            """
            article_container block_yui blog_post can cost elementor_location_single \
            full_bleed_section html_block item_main_image native_currency_code_usd post_content \
            publish rte site_main sqs status_publish storycontent what wp_block_table
            """
        ),
        (
            1.75,
            """
            article_text blockquote blog_item_content_wrapper blog_item_inner_wrapper \
            blog_item_wrapper blogbody content_collection elementor_widget_theme_post \
            entry_type_post format_standard headline_area hentry how markdown prose \
            section_height_medium should story_content type_post wp_block_heading
            """
        ),
        (
            2.0,
            """
            article_content conclusion entry_body pros
            """
        ),
        (
            2.25,
            """
            article_body wp_block_list
            """
        ),
        (
            2.5,
            """
            date_header entry_content post_body
            """
        ),
    ]
}
