"""What tickets are about: the categories and subcategories a playbook may use."""

from __future__ import annotations

from collections.abc import Mapping

CATEGORIES: Mapping[str, frozenset[str]] = {
    category: frozenset(words.split())
    for category, words in {
        "access": "password locked locked_repeat mfa_reset mfa_register sso_loop not_provisioned permissions expired "
        "conditional_access device_policy recovery_change service_down blocked_before_class",
        "lms": "enrolment_missing assignment quiz gradebook content integration course_wide",
        "live_class": "join av_device screen_share breakout recording attendance host_controls whole_class "
        "platform_down rehearsal post_report lost_session",
        "network": "wifi eduroam vpn dns wired slow network_down",
        "device": "laptop tablet peripheral loan new_equipment",
        "software": "install licence update compatibility lockdown_browser",
        "mail_calendar": "mailbox calendar spam",
        "classroom_av": "room_equipment capture",
        "account_request": "new guest guest_or_service access course_role privileged change_name change_role extend "
        "disable disable_now group licence",
        "security": "phishing compromised malware lost_device lost_credential data_exposure fraud rogue_wifi "
        "meeting_intrusion",
        "change": "standard normal emergency failed_change backup_failed",
        "other": "question feedback privacy",
    }.items()
}
